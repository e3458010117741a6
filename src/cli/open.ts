import { homedir, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { dataDirectory } from '@contract';
import { findElectron } from './find-electron';
import { installedFiles } from './installed-files';
import type { OpenRequest } from './parse-arguments';
import { runElectron } from './run-electron';
import { runWeb } from './run-web';
import { whyNoElectron } from './why-no-electron';

/** Opens the window, and where it can't be had says why. @returns the exit code, or the reason */
async function openWindow(request: OpenRequest, data: string): Promise<number | string> {
  const against = whyNoElectron({
    platform: process.platform,
    env: process.env,
    userId: process.getuid?.(),
    noSandbox: request.noSandbox,
  });
  if (against !== undefined) return against;
  const electron = await findElectron();
  if ('missing' in electron) return electron.missing;
  const outcome = await runElectron({
    program: electron.program,
    appFolder: installedFiles().app,
    data,
    noSandbox: request.noSandbox,
  });
  return outcome.kind === 'ran' ? outcome.code : `Electron can't run here, ${outcome.reason}`;
}

/** Opens Meshscope: its window, or the browser edition where that is asked for or all that can be had. @returns the exit code */
export async function open(request: OpenRequest, version: string): Promise<number> {
  const data = resolve(
    request.data ??
      dataDirectory({
        platform: process.platform,
        env: process.env,
        home: homedir(),
        temporary: tmpdir(),
      }),
  );
  if (!request.web) {
    const outcome = await openWindow(request, data);
    if (typeof outcome === 'number') return outcome;
    console.error(`meshscope: no window, because ${outcome}; this is the browser edition instead.`);
  }
  return runWeb(request, data, version);
}
