import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../lib/project-root';
import { type Elsewhere, withDoors } from './doors';

export interface NodeBundle {
  /** Name of the file without its ending → source file, from the root. */
  readonly entries: Readonly<Record<string, string>>;
  /** From the root. */
  readonly outDir: string;
  readonly format: 'cjs' | 'es';
  /** Such as `node16.17`. */
  readonly target: string;
  /** Packages that stay imports, besides Node's own. */
  readonly external?: readonly string[];
  /** Doors that are found elsewhere than in `src`. */
  readonly elsewhere?: Elsewhere;
}

/** Bundles programs for Node, with everything in them but what is named external. */
export async function bundleForNode(bundle: NodeBundle): Promise<void> {
  const ending = bundle.format === 'cjs' ? 'cjs' : 'js';
  await build({
    configFile: false,
    logLevel: 'warn',
    root: projectRoot,
    publicDir: false,
    ...withDoors(bundle.elsewhere),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: bundle.target,
      outDir: join(projectRoot, bundle.outDir),
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(
          Object.entries(bundle.entries).map(([name, file]) => [name, join(projectRoot, file)]),
        ),
        external: [...(bundle.external ?? [])],
        output: {
          format: bundle.format,
          entryFileNames: `[name].${ending}`,
          chunkFileNames: `chunks/[name]-[hash].${ending}`,
        },
      },
    },
  });
}
