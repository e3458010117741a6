import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-root';
import { runCommand } from '../lib/run-command';
import { report, type StepOutcome } from './step';

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/** A file that couldn't even be loaded has no tests to count. */
const brokenFiles = (counts: Counts): number =>
  counts.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;

/**
 * Runs Vitest and counts its tests. Under CI a test that was skipped counts as failed.
 *
 * @param args such as the config to use
 */
export async function vitestStep(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<StepOutcome> {
  const started = Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'meshscope-tests-'));
  const file = join(folder, 'report.json');
  try {
    const { code } = await runCommand(
      process.execPath,
      [
        join(projectRoot, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...args,
      ],
      {
        cwd: projectRoot,
        // The advice is about a loader of Vite's that isn't used here.
        env: { ...env, NO_COLOR: '1', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
        echo: true,
      },
    );
    const counts = JSON.parse(await readFile(file, 'utf8')) as Counts;
    const skipped = process.env.CI ? counts.numPendingTests : 0;
    const failed = counts.numFailedTests + brokenFiles(counts) + skipped;
    const outcome = {
      name,
      seconds: (Date.now() - started) / 1000,
      passed: counts.numPassedTests,
      // An unhandled rejection fails the run without failing a test.
      failed: failed === 0 && code !== 0 ? 1 : failed,
    };
    report(outcome);
    if (skipped > 0) console.log(`${skipped} tests were skipped; under CI none may be.`);
    return outcome;
  } catch (error) {
    const outcome = { name, seconds: (Date.now() - started) / 1000, passed: 0, failed: 1 };
    report(outcome);
    console.log(`Vitest left no report: ${String(error)}`);
    return outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
