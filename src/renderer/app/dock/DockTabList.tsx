import type { KeyboardEvent, ReactNode } from 'react';
import { type DockTab, type DockTabId, useApp } from '../../stores';

export interface DockTabListProps {
  tabs: readonly DockTab[];
  chosen: DockTabId;
  open: boolean;
}

/** The tabs of the dock's bar: one tab stop, arrows move. */
export function DockTabList({ tabs, chosen, open }: DockTabListProps): ReactNode {
  const { dock } = useApp();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    dock.getState().show(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-testid="dock-${next.id}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Dock" className="dock-tabs" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <DockTabButton key={tab.id} tab={tab} chosen={tab.id === chosen} open={open} />
      ))}
    </div>
  );
}

function DockTabButton({ tab, chosen, open }: { tab: DockTab; chosen: boolean; open: boolean }): ReactNode {
  const { dock } = useApp();
  const rate = tab.useRate();
  return (
    <button
      type="button"
      role="tab"
      id={`dock-tab-${tab.id}`}
      data-testid={`dock-${tab.id}`}
      className={`dock-tab${chosen && open ? ' on' : ''}`}
      aria-selected={chosen && open}
      aria-controls={`dock-panel-${tab.id}`}
      tabIndex={chosen ? 0 : -1}
      onClick={() => dock.getState().show(tab.id)}
    >
      {tab.label} {rate === undefined ? null : <span className="n">{rate}</span>}
    </button>
  );
}
