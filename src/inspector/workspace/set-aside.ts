import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/**
 * Renames a damaged file to `<name>.damaged-<HHMM><extension>` beside it, so that nothing of the user's is lost.
 *
 * @returns the path under which it is kept
 */
export function setAside(path: string, at: Date): string {
  const extension = extname(path);
  const time = `${String(at.getHours()).padStart(2, '0')}${String(at.getMinutes()).padStart(2, '0')}`;
  const stem = `${basename(path, extension)}.damaged-${time}`;
  let keptAs = join(dirname(path), `${stem}${extension}`);
  for (let copy = 2; existsSync(keptAs); copy++) keptAs = join(dirname(path), `${stem}-${copy}${extension}`);
  renameSync(path, keptAs);
  return keptAs;
}
