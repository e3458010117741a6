import { join } from 'node:path';
import { findCargo } from '../prerequisites/cargo';
import { projectRoot } from './project-root';
import { runOrFail } from './run-command';

const folder = join(projectRoot, 'test/peers/rust');

/**
 * Builds the peer that another implementation of the protocol stands behind; quick where it is built already.
 *
 * @returns the program
 * @throws where cargo is missing or fails
 */
export async function buildRustPeer(): Promise<string> {
  const cargo = await findCargo();
  if (cargo === undefined)
    throw new Error(
      'The program under test/peers/rust needs cargo: install it from https://rustup.rs, or apt-get install cargo.',
    );
  const { command, env } = cargo;
  await runOrFail(command, ['build', '--release', '--locked', '--quiet'], { cwd: folder, env });
  return join(folder, 'target/release', process.platform === 'win32' ? 'mesh-peer.exe' : 'mesh-peer');
}
