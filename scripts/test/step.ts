/** How one part of the whole test went. */
export interface StepOutcome {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  /** Shown where it failed. */
  readonly output?: string;
}

/**
 * Runs a part that either succeeds or fails as a whole; a failure counts as one.
 *
 * @param run resolves with nothing, or with what went wrong
 */
export async function step(name: string, run: () => Promise<string | undefined>): Promise<StepOutcome> {
  const started = Date.now();
  let output: string | undefined;
  try {
    output = await run();
  } catch (error) {
    output = error instanceof Error ? error.message : String(error);
  }
  const seconds = (Date.now() - started) / 1000;
  const outcome = { name, seconds, passed: 0, failed: output === undefined ? 0 : 1 };
  report(outcome);
  if (output !== undefined) console.log(output);
  return outcome;
}

/** One line as soon as it is known. */
export function report({ name, seconds, passed, failed }: StepOutcome): void {
  const counts = passed + failed > 1 || passed > 0 ? `, ${passed} passed, ${failed} failed` : '';
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s${counts})`);
}
