export interface KeyAction {
  /** A verb and what it is done to, as the palette and the shortcuts show it. */
  readonly label: string;
  /** Shortcuts, parted by spaces; none: ''. `Mod` is Ctrl, on a Mac Command. */
  readonly keys: string;
  readonly group: 'Call' | 'Go to' | 'View' | 'Targets' | 'Lists' | 'App';
}

/** Every action that a key can have, with its default (docs/interface.md, "Keys"). */
export const keyMap = {
  execute: { label: 'Execute', keys: 'Mod+Enter', group: 'Call' },
  cancel: { label: 'Close the topmost layer, then cancel the call', keys: 'Escape', group: 'Call' },
  previousRequest: { label: 'Previous request', keys: 'Alt+ArrowUp', group: 'Call' },
  nextRequest: { label: 'Next request', keys: 'Alt+ArrowDown', group: 'Call' },
  resetRequest: { label: 'Reset the request', keys: '', group: 'Call' },
  palette: { label: 'Find a command, target or action', keys: 'Mod+K', group: 'Go to' },
  quickSwitch: { label: 'Switch target', keys: 'Mod+P', group: 'Go to' },
  filterCommands: { label: 'Filter commands', keys: 'Mod+L /', group: 'Go to' },
  unlistedId: { label: 'Call an unlisted id…', keys: '', group: 'Go to' },
  nextRegion: { label: 'Next region', keys: 'F6', group: 'Go to' },
  previousRegion: { label: 'Previous region', keys: 'Shift+F6', group: 'Go to' },
  showEvents: { label: 'Show Events', keys: 'Mod+1', group: 'View' },
  showTraffic: { label: 'Show Traffic', keys: 'Mod+2', group: 'View' },
  showLog: { label: 'Show Log', keys: 'Mod+4', group: 'View' },
  toggleDock: { label: 'Open or close the dock', keys: 'Mod+J', group: 'View' },
  enlargeDock: { label: 'Enlarge the dock', keys: 'Mod+Shift+J', group: 'View' },
  toggleSidebar: { label: 'Open or close the sidebar', keys: 'Mod+\\', group: 'View' },
  toggleTheme: { label: 'Switch between light and dark', keys: '', group: 'View' },
  openSidebar: { label: 'Open the sidebar', keys: '', group: 'View' },
  focusRequest: { label: 'Go to the request', keys: '', group: 'Go to' },
  addTarget: { label: 'Add a target…', keys: '', group: 'Targets' },
  connect: { label: 'Connect the chosen target', keys: '', group: 'Targets' },
  disconnect: { label: 'Disconnect the chosen target', keys: '', group: 'Targets' },
  refreshCommands: { label: 'Read the commands again', keys: '', group: 'Targets' },
  nextRow: { label: 'Next row', keys: 'j', group: 'Lists' },
  previousRow: { label: 'Previous row', keys: 'k', group: 'Lists' },
  relatedFrame: { label: 'Go to the related frame', keys: 'r', group: 'Lists' },
  pauseStream: { label: 'Pause or go on', keys: 'Space', group: 'Lists' },
  settings: { label: 'Settings', keys: 'Mod+,', group: 'App' },
  shortcuts: { label: 'Keyboard shortcuts', keys: 'Mod+Shift+/', group: 'App' },
} as const satisfies Readonly<Record<string, KeyAction>>;

export type ActionId = keyof typeof keyMap;

export const actionIds = Object.keys(keyMap) as readonly ActionId[];

/** The shortcuts of an action: what the user set, else the default. */
export function keysOf(id: ActionId, own: Readonly<Record<string, string>> | undefined): readonly string[] {
  return (own?.[id] ?? keyMap[id].keys).split(' ').filter((keys) => keys !== '');
}
