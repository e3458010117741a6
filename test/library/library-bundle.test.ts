import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { aliases } from '../../aliases';
import { projectRoot } from '../../scripts/lib/project-root';

/** What a page pays for the whole library, minified and compressed: 28.2 KB, 3 of them for streams, 3 for packed batches. */
const MOST_GZIPPED_BYTES = 30 * 1024;

interface Bundled {
  readonly code: string;
  readonly imports: readonly string[];
}

/** Bundles some source against the library, as a user's build does. */
async function bundled(source: string): Promise<Bundled> {
  const folder = join(projectRoot, `.cache/library-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, 'entry.ts');
  writeFileSync(entry, source);
  const { NODE_ENV } = process.env;
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: projectRoot,
    resolve: { alias: aliases },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'bundle' },
    },
  });
  // A build says which environment it was for; that is no business of the tests after it.
  if (NODE_ENV !== undefined) process.env['NODE_ENV'] = NODE_ENV;
  rmSync(folder, { recursive: true });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The build gave nothing.');
  return { code: chunk.code, imports: [...chunk.imports, ...chunk.dynamicImports] };
}

describe('the library as others bundle it', () => {
  it('depends on nothing, and is small', async () => {
    const { code, imports } = await bundled("export * from 'meshscope/mesh';");
    expect(imports).toEqual([]);
    expect(gzipSync(code).length).toBeLessThan(MOST_GZIPPED_BYTES);
  });

  it('has no side effects, and leaves out what is not used', async () => {
    const nothing = await bundled("import 'meshscope/mesh'; export const used = 1;");
    expect(nothing.code.length).toBeLessThan(100);
    const definition = await bundled(
      "import { defineCommand } from 'meshscope/mesh'; export const Ping = defineCommand({ id: 'ping' });",
    );
    expect(definition.code.length).toBeLessThan(1000);
  });
});
