/** How a process ended: one of the two is set. */
export interface ProcessExit {
  /** The exit code. */
  readonly code: number | null;
  /** The signal that ended it: `SIGKILL`. */
  readonly signal: NodeJS.Signals | null;
}

/** The cause that the sink of a process's channel hears when the process ended by itself. */
export class ProcessExitError extends Error {
  override readonly name = 'ProcessExitError';
  /** How it ended. */
  readonly exit: ProcessExit;

  /**
   * @param program its name, for the message
   * @param exit how it ended
   */
  constructor(program: string, exit: ProcessExit) {
    super(`${program} ${describeExit(exit)}`);
    this.exit = exit;
  }
}

/** How a process ended, in words that follow its name: "ended with exit code 134", "was ended by SIGSEGV". */
export function describeExit({ code, signal }: ProcessExit): string {
  return signal === null ? `ended with exit code ${code ?? 'unknown'}` : `was ended by ${signal}`;
}

/** The program couldn't be started: what a {@link ProcessChannel} rejects with, in plain words. */
export class SpawnError extends Error {
  override readonly name = 'SpawnError';
  /** The system's code, such as ENOENT. */
  readonly code: string | undefined;

  /**
   * @param message what happened, for people
   * @param cause the system's error
   */
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.code = (cause as NodeJS.ErrnoException | undefined)?.code;
  }
}
