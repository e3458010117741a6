import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { aliases } from '../../../aliases';

/** Builds the worker of the capture store as the app does, once a test file. @returns its path */
export async function buildCaptureWorker(): Promise<string> {
  const outDir = fileURLToPath(
    new URL(`../../../node_modules/.cache/meshscope/worker-${process.pid}`, import.meta.url),
  );
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: aliases },
    build: {
      ssr: fileURLToPath(new URL('../store/worker.ts', import.meta.url)),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'capture-worker.cjs' } },
    },
    ssr: { external: ['libsql'], noExternal: true },
  });
  return `${outDir}/capture-worker.cjs`;
}
