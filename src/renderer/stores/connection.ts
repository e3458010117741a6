import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Platform } from '../platform';

export interface ConnectionState {
  /** Whether the page reaches the inspector, and what it shows was read since. */
  readonly state: 'open' | 'closed';
}
export type ConnectionStore = StoreApi<ConnectionState>;

export const createConnectionStore = (platform: Platform): ConnectionStore =>
  createStore(() => ({ state: platform.connection.state }));
