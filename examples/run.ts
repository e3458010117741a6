// npm run example -- multi-service | worker-threads | plugin-host
// Bundles the programs of an example, as a project that uses the library would, and runs its main one.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForNode } from '../scripts/build/node-bundle';
import { projectRoot } from '../scripts/lib/project-root';

const folder = join(projectRoot, 'examples');
const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const name = process.argv[2] ?? '';
if (!names.some((entry) => entry.name === name)) {
  console.error(`Say which: ${names.map((entry) => entry.name).join(', ')}`);
  process.exit(1);
}
const programs = readdirSync(join(folder, name)).filter((file) => file.endsWith('.ts'));
const outDir = `.cache/examples/${name}-${process.pid}`;
try {
  await bundleForNode({
    entries: Object.fromEntries(
      programs.map((file) => [file.slice(0, -'.ts'.length), `examples/${name}/${file}`]),
    ),
    outDir,
    format: 'es',
    target: 'node20',
  });
  const { status } = spawnSync(process.execPath, [join(projectRoot, outDir, 'main.js')], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(join(projectRoot, outDir), { recursive: true, force: true });
}
