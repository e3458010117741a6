import { useStore } from 'zustand';
import type { DockTab } from '../../stores';
import { formatRate, useStreams } from '../streams';
import { EventsPanel } from './EventsPanel';
import { EventsToolbar } from './EventsToolbar';

function useEventRate(): string | undefined {
  const rate = useStore(useStreams().capture, (state) => formatRate(state.rates.eventsPerSecond));
  return rate === '0' ? undefined : `${rate}/s`;
}

export const eventsTab: DockTab = {
  id: 'events',
  label: 'Events',
  useRate: useEventRate,
  Toolbar: EventsToolbar,
  Panel: EventsPanel,
};
