import { useStore } from 'zustand';
import type { DockTab } from '../../stores';
import { formatRate, useStreams } from '../streams';
import { TrafficPanel } from './TrafficPanel';
import { TrafficToolbar } from './TrafficToolbar';

function useTrafficRate(): string | undefined {
  const rate = useStore(useStreams().capture, (state) => formatRate(state.rates.framesPerSecond));
  return rate === '0' ? undefined : `${rate}/s`;
}

export const trafficTab: DockTab = {
  id: 'traffic',
  label: 'Traffic',
  useRate: useTrafficRate,
  Toolbar: TrafficToolbar,
  Panel: TrafficPanel,
};
