import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { projectRoot } from '../../../scripts/lib/project-root';

export interface OpenedDesktop {
  readonly app: ElectronApplication;
  readonly page: Page;
}

const isRoot = process.getuid?.() === 0;

/** Opens the built app in the real Electron. @param data the user's data directory */
export async function openDesktop(data: string): Promise<OpenedDesktop> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', projectRoot],
    env: { ...env, MESHSCOPE_DATA: data },
    chromiumSandbox: !isRoot,
  });
  return { app, page: await app.firstWindow() };
}

/** Gives the page this size. */
export async function resizePage(
  app: ElectronApplication,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
}
