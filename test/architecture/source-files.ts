import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../src', import.meta.url));

export interface SourceFile {
  /** Below `src`, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Tests may use what their layer may not: another validator, a server to talk to. */
const isTest = (path: string): boolean =>
  /\.test(-d)?\.tsx?$/.test(path) || path.split('/').includes('testing');

/** All that ships. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.tsx?$/.test(path) && !isTest(path))
    .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));
}
