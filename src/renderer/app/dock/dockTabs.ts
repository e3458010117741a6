import { eventsTab } from '../../features/events';
import { logTab } from '../../features/log';
import { trafficTab } from '../../features/traffic';
import type { DockTab } from '../../stores';

/** The dock's tabs, in their order. */
export const dockTabs: readonly DockTab[] = [eventsTab, trafficTab, logTab];
