import { spawn } from 'node:child_process';

export interface ElectronRun {
  readonly program: string;
  /** The folder of the app, which has its package.json. */
  readonly appFolder: string;
  readonly data: string;
  readonly noSandbox: boolean;
}

export type ElectronOutcome =
  /** It ran; the exit code is the app's. */
  | { readonly kind: 'ran'; readonly code: number }
  /** It never got as far as a window. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Whoever fails sooner than this had no window to be closed by a person. */
const EARLY_MS = 5_000;
/** What a shell and the dynamic loader say where a program or a library is missing. */
const NOT_RUNNABLE = 127;

/** Runs the app until its end. Signals to this process are passed on. */
export function runElectron({ program, appFolder, data, noSandbox }: ElectronRun): Promise<ElectronOutcome> {
  return new Promise((resolve) => {
    const started = Date.now();
    const { ELECTRON_RUN_AS_NODE: _node, ...env } = process.env;
    const child = spawn(program, [...(noSandbox ? ['--no-sandbox'] : []), appFolder], {
      stdio: 'inherit',
      env: { ...env, MESHSCOPE_DATA: data },
    });
    let asked = false;
    const pass = (signal: NodeJS.Signals): void => {
      // The second Ctrl-C is meant.
      child.kill(asked ? 'SIGKILL' : signal);
      asked = true;
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
    child.once('error', (error) => resolve({ kind: 'failed', reason: error.message }));
    child.once('exit', (code, signal) => {
      const early = Date.now() - started < EARLY_MS && !asked;
      if (code === NOT_RUNNABLE) resolve({ kind: 'failed', reason: 'a library that it needs is missing' });
      else if (early && code !== 0)
        resolve({ kind: 'failed', reason: `it ended with ${signal ?? `exit code ${code}`}` });
      else resolve({ kind: 'ran', code: code ?? 0 });
    });
  });
}
