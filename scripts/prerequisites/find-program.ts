import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Every program of this name on the PATH, or in one of these folders of the home directory. */
export function findPrograms(name: string, homeFolders: readonly string[] = []): string[] {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...homeFolders.map((folder) => join(homedir(), folder)),
  ];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .filter((file) => existsSync(file));
}

/** The first of these programs that is on the PATH. */
export function findProgram(names: readonly string[]): string | undefined {
  return names.flatMap((name) => findPrograms(name))[0];
}

/** The browser that the browser edition is tested in. */
export const findChromium = (): string | undefined =>
  process.env.CHROMIUM_PATH ||
  findProgram(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
