import type { DockReveal } from '../../stores';
import { showRow } from './showRow';
import type { Streams } from './streams';

/** Shows in the streams what another part of the window wants to see. */
export function showReveal({ traffic, events }: Streams, reveal: DockReveal): void {
  switch (reveal.tab) {
    case 'traffic': {
      if (reveal.filter !== undefined) traffic.store.getState().setFilter(reveal.filter);
      const seq = reveal.seqs?.find((each) => traffic.find(each) !== undefined);
      if (seq !== undefined) showRow(traffic, seq);
      break;
    }
    case 'events':
      if (reveal.eventId !== undefined) events.store.getState().setFilter(`id:${reveal.eventId}`);
      if (reveal.seq !== undefined && events.find(reveal.seq) !== undefined) showRow(events, reveal.seq);
      break;
    case 'log':
      break;
  }
}
