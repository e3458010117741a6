import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildElectron } from 'electron-vite';
import { projectRoot } from '../lib/project-root';
import { bundleForNode } from './node-bundle';
import type { Part } from './part';

/** Electron 22's Node, the oldest that the app runs on. */
const OLDEST_NODE = 'node16.17';
const CONFIGS = ['aliases.ts', 'package-lock.json', 'tsconfig.base.json', 'scripts/build'];

/** Main, preload and the page, which serves both editions. */
export const electronPart: Part = {
  name: 'app',
  inputs: [
    ...CONFIGS,
    'electron.vite.config.ts',
    'src/main',
    'src/preload',
    'src/renderer',
    'src/inspector',
    'src/contract',
    'src/mesh',
    'src/schema',
    'src/json',
    'src/transports',
    'package.json',
  ],
  output: 'out/main/index.cjs',
  build: () => buildElectron({ root: projectRoot, logLevel: 'warn' }),
};

/** Every file directly in `src/demo` that isn't a test is a program of the demo mesh. */
function demoEntries(): Record<string, string> {
  const files = readdirSync(join(projectRoot, 'src/demo')).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts',
  );
  return Object.fromEntries(files.map((file) => [file.slice(0, -3), `src/demo/${file}`]));
}

export const demoPart: Part = {
  name: 'demo',
  inputs: [...CONFIGS, 'src/demo', 'src/mesh', 'src/transports', 'src/json'],
  output: 'out/demo/root.cjs',
  build: () =>
    bundleForNode({ entries: demoEntries(), outDir: 'out/demo', format: 'cjs', target: OLDEST_NODE }),
};

/** The thread of the capture store, which both editions start. */
export const captureWorkerPart: Part = {
  name: 'capture worker',
  inputs: [...CONFIGS, 'src/inspector', 'src/contract', 'src/mesh', 'src/json'],
  output: 'out/inspector/capture-worker.cjs',
  build: () =>
    bundleForNode({
      entries: { 'capture-worker': 'src/inspector/store/worker.ts' },
      outDir: 'out/inspector',
      format: 'cjs',
      target: OLDEST_NODE,
      external: ['libsql'],
    }),
};

/** The command line with the browser edition. */
export const cliPart: Part = {
  name: 'command line',
  inputs: [
    ...CONFIGS,
    'package.json',
    'src/cli',
    'src/web',
    'src/inspector',
    'src/contract',
    'src/mesh',
    'src/schema',
    'src/json',
    'src/transports',
    'src/generate',
  ],
  output: 'dist/cli/index.js',
  build: () =>
    bundleForNode({
      entries: { index: 'src/cli/index.ts' },
      outDir: 'dist/cli',
      format: 'es',
      target: 'node20',
      external: ['libsql'],
    }),
};
