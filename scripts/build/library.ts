import { emitDeclarations } from './declarations';
import type { Elsewhere } from './doors';
import { bundleNeutral } from './neutral-bundle';
import { bundleForNode } from './node-bundle';
import type { Part } from './part';

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
    await Promise.all([
      emitDeclarations(),
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
  },
};
