import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../../components';
import { NothingPasses, useStreams } from '../streams';

/** What Events shows without a row: none came yet, or filter and facets hide them all. */
export function EventsEmpty({ kept }: { kept: number }): ReactNode {
  const { events, capture } = useStreams();
  const targetId = useStore(capture, (state) => state.targetId);
  if (kept > 0) return <NothingPasses stream={events} title="No event passes the filter" />;
  return (
    <EmptyState title="No events yet">
      {targetId === undefined
        ? 'Events shows what a target broadcasts. Choose or connect a target.'
        : 'What this target broadcasts appears here. Emit an event to see one.'}
    </EmptyState>
  );
}
