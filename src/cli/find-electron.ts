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

/** The program to run, or why there is none. */
export type FoundElectron = { readonly program: string } | { readonly missing: string };

/**
 * The Electron to run: the one that `ELECTRON_OVERRIDE_DIST_PATH` names, else the official one of the installed package,
 * downloaded now if it isn't there yet.
 */
export async function findElectron(env: NodeJS.ProcessEnv = process.env): Promise<FoundElectron> {
  const program = programName(process.platform);
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, program);
    return existsSync(path) ? { program: path } : { missing: `ELECTRON_OVERRIDE_DIST_PATH has no ${path}` };
  }
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    // Who installs Meshscope's package gets no Electron with it.
    return { missing: "the package electron isn't installed beside Meshscope (npm install electron)" };
  }
  const path = join(folder, 'dist', program);
  if (existsSync(path)) return { program: path };
  return (await install(join(folder, 'install.js'))) && existsSync(path)
    ? { program: path }
    : { missing: "Electron's binary isn't there and can't be downloaded" };
}
