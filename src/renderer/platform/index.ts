export { createPlatform } from './create-platform';
export type { BulkPort, Connection, Platform, WindowControls } from './platform';
