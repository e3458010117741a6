import { useStore } from 'zustand';
import { useApp } from '../../stores';
import { useOpen } from './useLayoutValue';
import { useWindowShape } from './useWindowShape';

/** Whether the sidebar is open: as a column, or in a narrow window as a drawer. */
export function useSidebar(): [open: boolean, set: (open: boolean) => void] {
  const { dialogs } = useApp();
  const { narrow } = useWindowShape();
  const column = useOpen('sidebarOpen', true);
  const drawer = useStore(dialogs, (state) => state.drawer);
  return narrow ? [drawer, (open) => dialogs.getState().setDrawer(open)] : column;
}
