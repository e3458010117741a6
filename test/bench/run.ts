// npm run bench -- [--rounds N] [--only TEXT] [--no-memory] [--clock processor] [--write test/bench/RESULTS.md]
// BENCH_PROFILE=FOLDER writes a profile of the processor there.
// Bundles the benchmark first, so that it measures the library as it is shipped, and runs it in a process of its own.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/build/node-bundle';
import { projectRoot } from '../../scripts/lib/project-root';

const outDir = `.cache/bench-${process.pid}`;
try {
  await bundleForNode({
    entries: { main: 'test/bench/main.ts', worker: 'test/bench/worker.ts' },
    outDir,
    format: 'es',
    target: 'node20',
  });
  const profile = process.env['BENCH_PROFILE'];
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const main = join(projectRoot, outDir, 'main.js');
  const { status } = spawnSync(process.execPath, ['--expose-gc', ...flags, main, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(join(projectRoot, outDir), { recursive: true, force: true });
}
