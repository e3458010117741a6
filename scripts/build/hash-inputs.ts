import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-root';

/** A test changes nothing that is built. */
const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || file.split(/[\\/]/).includes('testing');

async function filesIn(input: string): Promise<string[]> {
  const path = join(projectRoot, input);
  if (!existsSync(path)) return [];
  if ((await stat(path)).isFile()) return [input];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
    .filter((file) => !isTest(file));
}

/** A hash over the names and contents of the inputs. */
export async function hashInputs(inputs: readonly string[]): Promise<string> {
  const files = (await Promise.all(inputs.map(filesIn))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(join(projectRoot, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
