import type { ElectronApplication, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { openDesktop, resizePage } from './open-desktop';
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

/** Opens the built app for one test, with a data directory of its own; any complaint of the page fails the test. */
export async function launchDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const data = options.data ?? (await tempFolder());
  const { app, page } = await openDesktop(data);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await app.close();
  };
  // Registered before the page is watched, so that it runs after: a picture is taken of an open window.
  onTestFinished(close);
  watchPage(page, options.expectedErrors);
  const size = 'size' in options ? options.size : { width: 1440, height: 900 };
  if (size) await resizePage(app, size);
  const ui = new Ui(page);
  await ui.ready();
  return { app, page, ui, data, close };
}
