import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface Display {
  /** Such as `:99`, for DISPLAY. */
  readonly name: string;
  stop(): void;
}

/** Starts a display that nobody sees, on a number that is free. */
export function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    let text = '';
    (server.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith('\n')) resolve({ name: `:${text.trim()}`, stop: () => server.kill() });
    });
  });
}
