import { spawn } from 'node:child_process';

export interface CommandOutcome {
  readonly code: number | null;
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Shows its output as it comes, besides keeping it. */
  readonly echo?: boolean;
}

/** Runs a program without a shell; resolves with how it ended and what it printed, rejects when it can't be started. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: string[] = [];
    const take = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      parts.push(chunk.toString());
      if (options.echo) to.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: parts.join('') }));
  });
}

/** As `runCommand`, but anything but exit code 0 rejects with the output in its message. */
export async function runOrFail(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await runCommand(command, args, options);
  if (code !== 0)
    throw new Error(
      `${[command, ...args].join(' ')} ended with ${code}${options.echo ? '' : `:\n${output.slice(-4_000)}`}`,
    );
  return output;
}

/** Whether a program of this name is on the PATH. */
export async function hasCommand(name: string): Promise<boolean> {
  try {
    return (await runCommand('which', [name])).code === 0;
  } catch {
    // No `which`: then nothing can be said of it.
    return false;
  }
}
