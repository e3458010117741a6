/** How a process ended: one of the two is set. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The cause that the sink of a process's channel hears when the process ended by itself. */
export class ProcessExitError extends Error {
  override readonly name = 'ProcessExitError';
  readonly exit: ProcessExit;

  constructor(program: string, exit: ProcessExit) {
    super(`${program} ${describeExit(exit)}`);
    this.exit = exit;
  }
}

/** "ended with exit code 134", "was ended by SIGSEGV". */
export function describeExit({ code, signal }: ProcessExit): string {
  return signal === null ? `ended with exit code ${code ?? 'unknown'}` : `was ended by ${signal}`;
}

/** The program couldn't be started. */
export class SpawnError extends Error {
  override readonly name = 'SpawnError';
  /** The system's code, such as ENOENT. */
  readonly code: string | undefined;

  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.code = (cause as NodeJS.ErrnoException | undefined)?.code;
  }
}
