export type { BulkPort } from './bulk/bulk-port';
export type { Clock } from './clock';
export { createInspector } from './create-inspector';
export type { Inspector } from './inspector';
export type { InspectorHost, NodeProgram } from './inspector-host';
export { DirectoryInUseError, type Hold, holdDirectory } from './workspace/hold-directory';
