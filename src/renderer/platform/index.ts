export type { BulkPort, Connection, Platform, WindowControls } from './platform';
