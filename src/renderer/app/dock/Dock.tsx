import { IconArrowsMaximize, IconArrowsMinimize, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { IconButton, Kbd } from '../../components';
import { useApp, useKeys } from '../../stores';
import { DockTabList } from './DockTabList';
import { dockTabs } from './dockTabs';

/** The dock: its bar, and while it is open what its tab shows. */
export function Dock({ enlarged }: { enlarged: boolean }): ReactNode {
  const { dock } = useApp();
  const { tab: chosen, open, short, setOpen, setEnlarged } = useStore(dock);
  const enlargeKeys = useKeys('enlargeDock');
  const toggleKeys = useKeys('toggleDock');
  const tab = dockTabs.find(({ id }) => id === chosen) ?? dockTabs[0];
  if (tab === undefined) return null;
  return (
    <section className="dock" aria-label="Dock" data-region="dock">
      <div className="dbar">
        <DockTabList tabs={dockTabs} chosen={tab.id} open={open} />
        {open ? <span className="sepv" /> : null}
        <div className="dock-toolbar" key={tab.id}>
          {open ? <tab.Toolbar /> : null}
        </div>
        <div className="dock-ways">
          {open && !short ? (
            <>
              <span className="sepv" />
              <IconButton
                size="xs"
                label={enlarged ? 'Back to size' : 'Enlarge'}
                keys={enlargeKeys === undefined ? null : <Kbd keys={enlargeKeys} />}
                onClick={() => setEnlarged(!enlarged)}
              >
                {enlarged ? <IconArrowsMinimize size={14} /> : <IconArrowsMaximize size={14} />}
              </IconButton>
            </>
          ) : null}
          <IconButton
            size="xs"
            label={open ? 'Collapse' : 'Open'}
            keys={toggleKeys === undefined ? null : <Kbd keys={toggleKeys} />}
            onClick={() => setOpen(!open)}
          >
            {open ? <IconChevronDown size={14} /> : <IconChevronUp size={14} />}
          </IconButton>
        </div>
      </div>
      {open ? (
        <div
          className="dock-panel"
          role="tabpanel"
          id={`dock-panel-${tab.id}`}
          aria-labelledby={`dock-tab-${tab.id}`}
          key={tab.id}
        >
          <tab.Panel />
        </div>
      ) : null}
    </section>
  );
}
