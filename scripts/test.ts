import { buildStale } from './build/build-stale';
import { ensurePrerequisites, type TestGround } from './prerequisites/prerequisites';
import { checkFormat, checkTypes, lint } from './test/checks';
import { type StepOutcome, step } from './test/step';
import { vitestStep } from './test/vitest-step';

/** npm test: everything there is, from what a bare machine lacks to the windows; its last line counts. */
const outcomes: StepOutcome[] = [];
let ground: TestGround | undefined;

outcomes.push(
  await step('what the tests need', async () => {
    ground = await ensurePrerequisites();
    return undefined;
  }),
);
outcomes.push(
  await step('build', async () => {
    await buildStale();
    return undefined;
  }),
);
outcomes.push(await step('types', checkTypes));
outcomes.push(await step('lint', lint));
outcomes.push(await step('format', checkFormat));
outcomes.push(await vitestStep('architecture, unit, scenario and interoperability tests', []));
if (ground) {
  outcomes.push(
    await vitestStep('end to end', ['--config', 'vitest.e2e.config.ts'], {
      ...process.env,
      ELECTRON_OVERRIDE_DIST_PATH: ground.electronFolder,
    }),
  );
}

const sum = (of: (outcome: StepOutcome) => number): number =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);
const failed = sum((outcome) => outcome.failed);
console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
