/** Where the page comes from; whatever isn't from here gets nothing (ARCHITECTURE.md, "The links between the registries"). */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'meshscope';
export const PAGE_ORIGIN: string = `${PAGE_SCHEME}://${PAGE_HOST}`;

/** Electron IPC from a preload script to main. */
export const ToMain = {
  /** A new document asks to be linked: `IpcOpen`. Ends what an earlier document of that window had. */
  open: 'meshscope:open',
  /** `IpcFrame` */
  frame: 'meshscope:frame-to-main',
  /** `IpcRecords` */
  records: 'meshscope:records',
} as const;
export type ToMain = (typeof ToMain)[keyof typeof ToMain];

/** Electron IPC from main to a preload script. */
export const ToPreload = {
  /** `IpcFrame` */
  frame: 'meshscope:frame-to-preload',
  /** `IpcOpen`, with one MessagePort: the page's end of the bulk port. */
  bulkPort: 'meshscope:bulk-port',
} as const;
export type ToPreload = (typeof ToPreload)[keyof typeof ToPreload];

export interface IpcOpen {
  /** Made anew by every document, so that a frame of an earlier one is told apart. */
  readonly linkId: string;
}

/** One message of the mesh. It is decoded by the registry that gets it, so its type isn't known here. */
export interface IpcFrame extends IpcOpen {
  readonly message: unknown;
}

/** What the preload registry observed, as JSON texts of RegistryRecord. */
export interface IpcRecords extends IpcOpen {
  readonly records: readonly string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export const isIpcOpen = (value: unknown): value is IpcOpen =>
  isObject(value) && typeof value.linkId === 'string' && value.linkId !== '';

export const isIpcFrame = (value: unknown): value is IpcFrame =>
  isIpcOpen(value) && Object.hasOwn(value, 'message');

export const isIpcRecords = (value: unknown): value is IpcRecords =>
  isIpcOpen(value) &&
  'records' in value &&
  Array.isArray(value.records) &&
  value.records.every((record) => typeof record === 'string');
