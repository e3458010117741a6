import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { EmptyState, formatCount } from '../../components';
import { useStreams } from '../streams';

/** What Events shows without a row: none came yet, or filter and facets hide them all. */
export function EventsEmpty({ kept }: { kept: number }): ReactNode {
  const { events, capture } = useStreams();
  const { setFilter, narrow, narrowings } = useStore(events.store);
  const targetId = useStore(capture, (state) => state.targetId);
  if (kept === 0) {
    return (
      <EmptyState title="No events yet">
        {targetId === undefined
          ? 'Events shows what a target broadcasts. Choose or connect a target.'
          : 'What this target broadcasts appears here. Emit an event to see one.'}
      </EmptyState>
    );
  }
  const showAll = (): void => {
    setFilter('');
    for (const name of narrowings.keys()) narrow(name, undefined);
  };
  return (
    <EmptyState
      title="No event passes the filter"
      actions={
        <Button size="xs" onClick={showAll}>
          Show all {formatCount(kept)}
        </Button>
      }
    />
  );
}
