// npm run bench -- [--rounds N] [--only TEXT] [--no-memory] [--clock processor] [--write test/bench/RESULTS.md]
// BENCH_PROFILE=FOLDER writes a profile of the processor there.
// Bundles the benchmark first, so that it measures the library as it is shipped, and runs it in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { aliases } from '../../aliases';

const source = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const folder = mkdtempSync(join(source('../../node_modules'), '.meshscope-bench-'));
try {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: aliases },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      minify: false,
      rollupOptions: {
        input: { main: source('main.ts'), worker: source('worker.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const profile = process.env['BENCH_PROFILE'];
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const command = ['--expose-gc', ...flags, join(folder, 'main.js'), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
