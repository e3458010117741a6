import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../../scripts/lib/project-root';
import { tempFolder } from './temp-folder';
import { Ui } from './ui';
import { watchPage } from './watch-page';

export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly ui: Ui;
  /** The user's data directory. */
  readonly data: string;
  close(): Promise<void>;
}

export interface DesktopOptions {
  /** A data directory of an earlier launch; a new one unless given. */
  readonly data?: string;
  readonly expectedErrors?: readonly RegExp[];
  /** Size of the page; undefined: as the window comes. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
}

const isRoot = process.getuid?.() === 0;

/** Opens the built app in the real Electron, with a data directory of its own. */
export async function launchDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const data = options.data ?? (await tempFolder());
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', projectRoot],
    env: { ...env, MESHSCOPE_DATA: data },
    chromiumSandbox: !isRoot,
  });
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await app.close();
  };
  // Registered before the page is watched, so that it runs after: a picture is taken of an open window.
  onTestFinished(close);
  const page = await app.firstWindow();
  watchPage(page, options.expectedErrors);
  const size = 'size' in options ? options.size : { width: 1440, height: 900 };
  if (size)
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
  const ui = new Ui(page);
  await ui.ready();
  return { app, page, ui, data, close };
}
