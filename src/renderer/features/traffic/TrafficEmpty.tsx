import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../../components';
import { NothingPasses, useStreams } from '../streams';

/** What Traffic shows without a row: nothing came yet, or the filter hides everything. */
export function TrafficEmpty({ kept }: { kept: number }): ReactNode {
  const { traffic, capture } = useStreams();
  const targetId = useStore(capture, (state) => state.targetId);
  if (kept > 0) return <NothingPasses stream={traffic} title="No frame passes the filter" />;
  return (
    <EmptyState title="No frames yet">
      {targetId === undefined
        ? 'Traffic shows what a target and this app say to each other. Choose or connect a target.'
        : 'Every message to and from this target appears here once it is connected, also malformed ones.'}
    </EmptyState>
  );
}
