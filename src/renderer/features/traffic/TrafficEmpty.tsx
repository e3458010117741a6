import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { EmptyState, formatCount } from '../../components';
import { useStreams } from '../streams';

/** What Traffic shows without a row: nothing came yet, or the filter hides everything. */
export function TrafficEmpty({ kept }: { kept: number }): ReactNode {
  const { traffic, capture } = useStreams();
  const { setFilter, narrow, narrowings } = useStore(traffic.store);
  const targetId = useStore(capture, (state) => state.targetId);
  if (kept > 0) {
    const showAll = (): void => {
      setFilter('');
      for (const name of narrowings.keys()) narrow(name, undefined);
    };
    return (
      <EmptyState
        title="No frame passes the filter"
        actions={
          <Button size="xs" onClick={showAll}>
            Show all {formatCount(kept)}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState title="No frames yet">
      {targetId === undefined
        ? 'Traffic shows what a target and this app say to each other. Choose or connect a target.'
        : 'Every message to and from this target appears here once it is connected, also malformed ones.'}
    </EmptyState>
  );
}
