import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleNeutral } from '../../scripts/build/neutral-bundle';
import { projectRoot } from '../../scripts/lib/project-root';

/** What a page pays for the whole library, minified and compressed: 33 KB, 3 of them for streams, 3 for packed batches, 2 for direct ports. */
const MOST_GZIPPED_BYTES = 33 * 1024;

const folder = `.cache/library-${process.pid}`;

interface Bundled {
  readonly code: string;
  readonly imports: readonly string[];
}

/** Bundles some source against the library as it is packed, in one file, as a user's build does. */
async function bundled(source: string): Promise<Bundled> {
  const entry = join(projectRoot, folder, 'entry.ts');
  writeFileSync(entry, source);
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: projectRoot,
    resolve: { alias: { 'meshscope/mesh': join(projectRoot, folder, 'mesh.js') } },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      // Not `lib`, which leaves the blanks in for others to take out.
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        // What has no effect shows in the code itself, as to bundlers that read no package.json.
        treeshake: { moduleSideEffects: true },
      },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The build gave nothing.');
  return { code: chunk.code, imports: [...chunk.imports, ...chunk.dynamicImports] };
}

describe('the library as others bundle it', () => {
  const { NODE_ENV } = process.env;

  beforeAll(async () => {
    mkdirSync(join(projectRoot, folder), { recursive: true });
    await bundleNeutral({ entry: 'src/mesh/index.ts', outDir: folder, outFile: 'mesh.js' });
  });

  afterAll(() => {
    rmSync(join(projectRoot, folder), { recursive: true, force: true });
    // A build says which environment it was for; that is no business of the tests after it.
    if (NODE_ENV !== undefined) process.env['NODE_ENV'] = NODE_ENV;
  });

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
    const registry = await bundled("export { CommandRegistry } from 'meshscope/mesh';");
    expect(registry.code).toContain('duplicate_command');
    // What the middlewares say, and a channel that nobody asked for.
    expect(registry.code).not.toMatch(/rate_limited|durationMs|delayMs|static pair\(/);
  });
});
