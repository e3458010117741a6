import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The first of these programs that is on the PATH, or in one of the further folders. */
export function findProgram(names: readonly string[], folders: readonly string[] = []): string | undefined {
  const path = (process.env.PATH ?? '').split(delimiter);
  for (const name of names)
    for (const folder of [...path, ...folders]) {
      const file = join(folder, name);
      if (folder !== '' && existsSync(file)) return file;
    }
  return undefined;
}

/** The browser that the browser edition is tested in. */
export const findChromium = (): string | undefined =>
  process.env.CHROMIUM_PATH ||
  findProgram(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);

export const findCargo = (): string | undefined => findProgram(['cargo'], [join(homedir(), '.cargo', 'bin')]);
