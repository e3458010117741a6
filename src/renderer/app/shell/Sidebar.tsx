import type { ReactNode } from 'react';
import { CommandPane } from '../../features/commands';
import { TargetList } from '../../features/targets';

/** Targets over the commands of the chosen one. */
export function Sidebar(): ReactNode {
  return (
    <nav className="sidebar" aria-label="Targets and commands">
      <TargetList />
      <CommandPane />
    </nav>
  );
}
