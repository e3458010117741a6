import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Replaces a file as a whole: whoever reads it, even after a crash, finds the old text or the new one.
 *
 * @throws Error where the directory can't be written
 */
export function writeAtomic(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      const bytes = Buffer.from(text);
      // A disk that gets full takes a part, and says so only to the next write.
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes.subarray(at));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
