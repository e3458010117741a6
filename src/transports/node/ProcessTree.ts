import { type ChildProcess, spawn } from 'node:child_process';

/**
 * A process and what it started. On POSIX it has to be the leader of a group of its own (`detached`), on Windows
 * `taskkill` finds its descendants.
 */
export class ProcessTree {
  readonly #process: ChildProcess;
  /** No tree outlives this program, however it ends in an orderly way; after a SIGKILL the closed stdin tells it. */
  readonly #onExit = (): void => this.kill('SIGKILL');

  constructor(child: ChildProcess) {
    this.#process = child;
    // One listener a tree is meant, however many there are; Node warns of more than ten.
    process.setMaxListeners(process.getMaxListeners() + 1);
    process.on('exit', this.#onExit);
    child.once('exit', () => this.#release());
    child.once('error', () => this.#release());
  }

  /** Signals the whole tree; does nothing where there is none any more. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') {
        spawn('taskkill', ['/pid', String(pid), '/T', ...(signal === 'SIGKILL' ? ['/F'] : [])], {
          stdio: 'ignore',
        });
      } else process.kill(-pid, signal);
    } catch (error) {
      // All of it is gone already, which is what was wanted (macOS says EPERM of a zombie).
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ESRCH' && code !== 'EPERM') throw error;
    }
  }

  #release(): void {
    if (!process.listeners('exit').includes(this.#onExit)) return;
    process.removeListener('exit', this.#onExit);
    process.setMaxListeners(process.getMaxListeners() - 1);
  }
}
