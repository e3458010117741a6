import { join } from 'node:path';
import { findCargo } from '../prerequisites/find-program';
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
  const cargo = findCargo();
  if (cargo === undefined) throw new Error('The tests need cargo, for the program under test/peers/rust.');
  await runOrFail(cargo, ['build', '--release', '--locked', '--quiet'], { cwd: folder });
  return join(folder, 'target/release', process.platform === 'win32' ? 'mesh-peer.exe' : 'mesh-peer');
}
