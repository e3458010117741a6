import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../lib/project-root';
import { emitDeclarations } from './declarations';
import { type Elsewhere, withDoors } from './doors';
import { bundleForNode } from './node-bundle';
import type { Part } from './part';

/** What the mesh library is built for. */
const TARGET = 'es2022';

/** The library stands beside the bundles that use it, so that all of them share one. */
const MESH_BESIDE: Elsewhere = { '@mesh': '../mesh/index.js' };

function bundleNeutral(entry: string, outFile: string, elsewhere?: Elsewhere): Promise<unknown> {
  return build({
    configFile: false,
    logLevel: 'warn',
    root: projectRoot,
    publicDir: false,
    ...withDoors(elsewhere),
    build: {
      target: TARGET,
      outDir: join(projectRoot, 'dist'),
      emptyOutDir: false,
      minify: false,
      lib: { entry: join(projectRoot, entry), formats: ['es'], fileName: () => outFile },
    },
  });
}

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
      bundleNeutral('src/mesh/index.ts', 'mesh/index.js'),
      bundleNeutral('src/schema/ajv/index.ts', 'schema/ajv.js', MESH_BESIDE),
      bundleNeutral('src/schema/cfworker/index.ts', 'schema/cfworker.js', MESH_BESIDE),
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
