import { PAGE_ORIGIN } from '@contract';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { isReachable, MIN_HEIGHT, MIN_WIDTH, readWindowState, type WindowState } from './window-state';

/** The pane colours of the page's two schemes (ui/tokens.css), for the moment before it is drawn. */
const BACKGROUND = { light: '#ffffff', dark: '#18191b' } as const;

export interface WindowFiles {
  readonly preload: string;
  /** Where its size and place are kept. */
  readonly state: string;
}

export interface CreatedWindow {
  readonly window: BrowserWindow;
  readonly state: WindowState;
}

/** Makes the window, not shown yet: the page says when it has drawn itself. */
export function createWindow(files: WindowFiles): CreatedWindow {
  const state = readWindowState(files.state);
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const place = state.bounds && isReachable(state.bounds, areas) ? state.bounds : undefined;
  const { width, height } = screen.getPrimaryDisplay().workArea;
  const scheme = state.scheme ?? (nativeTheme.shouldUseDarkColors ? 'dark' : 'light');
  const window = new BrowserWindow({
    ...(place ?? { width: Math.min(1440, width), height: Math.min(900, height) }),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'Meshscope',
    backgroundColor: BACKGROUND[scheme],
    // The page draws its title bar; macOS keeps its own buttons in it.
    ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : { frame: false }),
    webPreferences: {
      preload: files.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // A live stream goes on while the window is behind another one.
      backgroundThrottling: false,
    },
  });
  return { window, state };
}

export function paintBackground(window: BrowserWindow, scheme: 'light' | 'dark'): void {
  window.setBackgroundColor(BACKGROUND[scheme]);
}

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${PAGE_ORIGIN}/index.html`);
}
