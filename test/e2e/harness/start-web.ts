import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../../scripts/lib/project-root';

export interface WebServer {
  /** With the token. */
  readonly link: string;
  readonly origin: string;
  readonly pid: number;
  /** Everything that it printed. */
  readonly output: () => string;
  /** Ends it as Ctrl-C does. @returns its exit code */
  stop(): Promise<number | null>;
}

export interface StartOptions {
  /** Whether it is asked for; else the command line comes to it by itself. */
  readonly web?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of the package; the checkout unless set. */
  readonly installed?: string;
}

/** Starts the browser edition as a person does, by the command line. */
export async function startWeb(
  data: string,
  args: readonly string[] = [],
  { web = true, env = {}, installed = projectRoot }: StartOptions = {},
): Promise<WebServer> {
  const child = spawn(
    process.execPath,
    [join(installed, 'dist/cli/index.js'), ...(web ? ['--web'] : []), '--no-open', '--data', data, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = (): Promise<number | null> => {
    child.kill('SIGINT');
    return exited;
  };
  onTestFinished(async () => void (await stop()));
  const link = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+\/\?token=\w+/.exec(output) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
  return { link, origin: new URL(link).origin, pid: child.pid ?? 0, output: () => output, stop };
}
