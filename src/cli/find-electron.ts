import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The program within Electron's folder. */
function programName(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron';
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}

function install(script: string): Promise<boolean> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [script], { stdio: 'ignore' });
    installer.once('error', () => resolve(false));
    installer.once('exit', (code) => resolve(code === 0));
  });
}

/**
 * The Electron to run: the one that `ELECTRON_OVERRIDE_DIST_PATH` names, else the official one of the installed package,
 * downloaded now if it isn't there yet.
 *
 * @returns undefined where there is none and none can be had
 */
export async function findElectron(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const program = programName(process.platform);
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, program);
    return existsSync(path) ? path : undefined;
  }
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    // The package isn't installed.
    return undefined;
  }
  const path = join(folder, 'dist', program);
  if (existsSync(path)) return path;
  return (await install(join(folder, 'install.js'))) && existsSync(path) ? path : undefined;
}
