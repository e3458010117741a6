import type { ComponentType } from 'react';
import type { DockTabId } from './dock';

/** One tab of the dock: the shell draws bar, frame and tab list, the feature what is inside. */
export interface DockTab {
  readonly id: DockTabId;
  readonly label: string;
  /** A hook: what stands small behind the label, such as `12/s` or `2`. */
  readonly useRate: () => string | undefined;
  /** What stands in the bar right of the tabs: filter, chips, counts, pause, follow, clear, export. */
  readonly Toolbar: ComponentType;
  /** Fills the dock below its bar. Mounted only while its tab is shown. */
  readonly Panel: ComponentType;
}
