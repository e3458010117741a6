import { useStore } from 'zustand';
import { formatCount } from '../../components';
import type { DockTab } from '../../stores';
import { useStreams } from '../streams';
import { LogPanel } from './LogPanel';
import { LogToolbar } from './LogToolbar';

/** How many warnings and errors stand in the log. */
function useLogCount(): string | undefined {
  const problems = useStore(useStreams().log.store, (state) => state.problems);
  return problems === 0 ? undefined : formatCount(problems);
}

export const logTab: DockTab = {
  id: 'log',
  label: 'Log',
  useRate: useLogCount,
  Toolbar: LogToolbar,
  Panel: LogPanel,
};
