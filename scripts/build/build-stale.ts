import { join } from 'node:path';
import { projectRoot } from '../lib/project-root';
import { runOrFail } from '../lib/run-command';

/** Builds what is stale, in a process of its own: a build changes the environment (NODE_ENV) of the one that it runs in. */
export async function buildStale(parts: readonly string[] = []): Promise<void> {
  await runOrFail(
    process.execPath,
    [join(projectRoot, 'scripts/run.mjs'), 'scripts/build.ts', '--stale', ...parts],
    { cwd: projectRoot },
  );
}
