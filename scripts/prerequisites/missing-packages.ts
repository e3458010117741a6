import { runCommand } from '../lib/run-command';
import { findCargo } from './cargo';
import { findChromium, findProgram } from './find-program';

/** Which of Debian's packages brings which library that Electron is linked with. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libXss.so.1': 'libxss1',
  'libXtst.so.6': 'libxtst6',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libdrm.so.2': 'libdrm2',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

async function librariesOf(program: string): Promise<string[]> {
  const { output } = await runCommand('ldd', [program]);
  const missing = [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
  return missing.map((name) => LIBRARIES[name] ?? name);
}

/** What is missing of what the tests need, as names of Debian's packages. */
export async function missingPackages(): Promise<string[]> {
  const packages: string[] = [];
  if (!findProgram(['python3'])) packages.push('python3');
  if (!process.env.DISPLAY && !findProgram(['Xvfb'])) packages.push('xvfb');
  if (!findChromium()) packages.push('chromium');
  if (!(await findCargo())) packages.push('cargo');
  return packages;
}

/** What this Electron can't be loaded without, as names of Debian's packages. */
export async function missingLibraries(electron: string): Promise<string[]> {
  return process.platform === 'linux' ? [...new Set(await librariesOf(electron))] : [];
}
