import type { ConnectionStep } from '@contract';
import type { Clock } from '../clock';

type StepName = ConnectionStep['step'];

/** The steps of one attempt to connect, with their times. */
export class StepLog {
  #steps: ConnectionStep[];
  #runningSince = 0;

  constructor(
    names: readonly StepName[],
    private readonly now: Clock,
    private readonly changed: () => void,
  ) {
    this.#steps = names.map((step) => ({ step, state: 'pending' }));
  }

  get steps(): ConnectionStep[] {
    return this.#steps;
  }

  get running(): StepName | undefined {
    return this.#steps.find(({ state }) => state === 'running')?.step;
  }

  begin(step: StepName): void {
    this.#runningSince = this.now();
    this.#replace(step, { step, state: 'running' });
  }

  /** Ends the step that runs. */
  end(state: 'ok' | 'failed', detail: string): void {
    const step = this.running;
    if (step === undefined) return;
    this.#replace(step, { step, state, detail, durationMs: this.now() - this.#runningSince });
  }

  #replace(step: StepName, by: ConnectionStep): void {
    this.#steps = this.#steps.map((entry) => (entry.step === step ? by : entry));
    this.changed();
  }
}
