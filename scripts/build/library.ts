import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-root';
import { emitDeclarations } from './declarations';
import type { Elsewhere } from './doors';
import { bundleNeutral } from './neutral-bundle';
import { bundleForNode } from './node-bundle';
import type { Part } from './part';

/** What of `dist` is this part's alone. */
const FOLDERS = ['mesh', 'schema', 'json', 'transports'];

/** The library stands beside the bundles that use it, so that all of them share one. */
const MESH_BESIDE: Elsewhere = { '@mesh': '../mesh/index.js' };

/** What the package gives to others: `meshscope/mesh`, its validators, `meshscope/transports`. */
export const libraryPart: Part = {
  name: 'library',
  inputs: [
    'aliases.ts',
    'package-lock.json',
    'tsconfig.base.json',
    'tsconfig/library.json',
    'scripts/build',
    'src/mesh',
    'src/schema',
    'src/json',
    'src/transports',
  ],
  output: 'dist/mesh/index.js',
  build: async () => {
    // What a file left here that is gone from the source would be packed as well.
    await Promise.all(
      FOLDERS.map((folder) => rm(join(projectRoot, 'dist', folder), { recursive: true, force: true })),
    );
    await Promise.all([
      bundleNeutral({ entry: 'src/mesh/index.ts', outDir: 'dist', outFile: 'mesh/index.js' }),
      bundleNeutral({
        entry: 'src/schema/ajv/index.ts',
        outDir: 'dist',
        outFile: 'schema/ajv.js',
        elsewhere: MESH_BESIDE,
      }),
      bundleNeutral({
        entry: 'src/schema/cfworker/index.ts',
        outDir: 'dist',
        outFile: 'schema/cfworker.js',
        elsewhere: MESH_BESIDE,
      }),
      bundleForNode({
        entries: { index: 'src/transports/node/index.ts' },
        outDir: 'dist/transports',
        format: 'es',
        target: 'node20',
        elsewhere: MESH_BESIDE,
      }),
    ]);
    // After the bundle for Node, which empties its folder before it writes.
    await Promise.all([
      emitDeclarations(),
      bundleNeutral({
        entry: 'src/transports/web/index.ts',
        outDir: 'dist',
        outFile: 'transports/web.js',
        elsewhere: MESH_BESIDE,
      }),
    ]);
  },
};
