import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../lib/project-root';
import { type Elsewhere, withDoors } from './doors';

export interface NeutralBundle {
  readonly entry: string;
  readonly outDir: string;
  /** The file's path within `outDir`. */
  readonly outFile: string;
  readonly elsewhere?: Elsewhere;
}

/** Bundles a door of the library to one file, for any runtime and for others' bundlers: not minified. */
export async function bundleNeutral({ entry, outDir, outFile, elsewhere }: NeutralBundle): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: projectRoot,
    publicDir: false,
    ...withDoors(elsewhere),
    build: {
      target: 'es2022',
      outDir: join(projectRoot, outDir),
      emptyOutDir: false,
      minify: false,
      lib: { entry: join(projectRoot, entry), formats: ['es'], fileName: () => outFile },
    },
  });
}
