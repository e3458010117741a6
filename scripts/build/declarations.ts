import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { aliases } from '../../aliases';
import { projectRoot } from '../lib/project-root';
import { runOrFail } from '../lib/run-command';
import { tscPath } from '../lib/tsc-path';

const dist = join(projectRoot, 'dist');
const SPECIFIER = /(\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)'(\.{1,2}\/[^']+|@[^']+)'/g;

/** The declaration file that a specifier of another one means; undefined: a package. */
function declarationOf(specifier: string, from: string): string | undefined {
  const door = aliases[specifier];
  if (door !== undefined)
    return join(dist, relative(join(projectRoot, 'src'), door)).replace(/\.ts$/, '.d.ts');
  if (!specifier.startsWith('.')) return undefined;
  const base = join(dirname(from), specifier);
  return [`${base}.d.ts`, join(base, 'index.d.ts')].find((file) => existsSync(file));
}

/** Declarations are read by any resolution, also Node's own, which wants whole file names and knows no aliases of ours. */
function withWholeNames(text: string, file: string): string {
  return text.replace(SPECIFIER, (whole, lead: string, specifier: string) => {
    const target = declarationOf(specifier, file);
    if (target === undefined) return whole;
    const path = relative(dirname(file), target)
      .split(sep)
      .join('/')
      .replace(/\.d\.ts$/, '.js');
    return `${lead}'${path.startsWith('.') ? path : `./${path}`}'`;
  });
}

/** Writes the library's `.d.ts` files to `dist`. @throws with the compiler's errors */
export async function emitDeclarations(): Promise<void> {
  await runOrFail(process.execPath, [tscPath, '-p', 'tsconfig/library.json'], { cwd: projectRoot });
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.d.ts'));
  for (const name of files) {
    const file = join(dist, name);
    const text = await readFile(file, 'utf8');
    const whole = withWholeNames(text, file);
    if (whole !== text) await writeFile(file, whole);
  }
  await mkdir(join(dist, 'transports'), { recursive: true });
  await writeFile(join(dist, 'transports/index.d.ts'), "export * from './node/index.js';\n");
}
