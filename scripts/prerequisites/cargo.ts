import { dirname, join } from 'node:path';
import { runCommand } from '../lib/run-command';
import { findPrograms } from './find-program';

/** A cargo that works. */
export interface Cargo {
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
}

const works = async (command: string, env: NodeJS.ProcessEnv): Promise<boolean> =>
  (await runCommand(command, ['--version'], { env })).code === 0;

/** The first cargo that works. One of rustup's looks for its toolchain in the home directory, which may be another's. */
export async function findCargo(): Promise<Cargo | undefined> {
  for (const command of findPrograms('cargo', [join('.cargo', 'bin')])) {
    if (await works(command, process.env)) return { command, env: process.env };
    const home = dirname(dirname(dirname(command)));
    const env = { ...process.env, CARGO_HOME: join(home, '.cargo'), RUSTUP_HOME: join(home, '.rustup') };
    if (await works(command, env)) return { command, env };
  }
  return undefined;
}
