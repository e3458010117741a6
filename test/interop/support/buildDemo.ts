import { relative } from 'node:path';
import { bundleForNode } from '../../../scripts/build/node-bundle';
import { projectRoot } from '../../../scripts/lib/project-root';

/** Builds the programs of the demo mesh into a directory of a test, as the app's own build does. */
export async function buildDemo(directory: string): Promise<void> {
  await bundleForNode({
    entries: {
      root: 'src/demo/root.ts',
      orders: 'src/demo/orders.ts',
      'math-worker': 'src/demo/math-worker.ts',
    },
    outDir: relative(projectRoot, directory),
    format: 'cjs',
    target: 'node16.17',
  });
}
