import type { ReactNode } from 'react';
import { EmptyState } from '../../components';
import { NothingPasses, useStreams } from '../streams';

/** What Log shows without a line: nothing was said yet, or the filter hides it. */
export function LogEmpty({ kept }: { kept: number }): ReactNode {
  const { log } = useStreams();
  if (kept > 0) return <NothingPasses stream={log} title="No line passes the filter" />;
  return (
    <EmptyState title="Nothing logged yet">
      The program’s stderr, the state of its link and messages that break the protocol appear here.
    </EmptyState>
  );
}
