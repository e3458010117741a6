import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROJECT = fileURLToPath(new URL('./rust', import.meta.url));
const BUILD_MS = 15 * 60_000;

/**
 * The path of the Rust program, built if it isn't there, or is older than its source; cargo sees to that. The first build
 * takes a minute or two.
 * @throws Error with what to do, where there is no cargo or the build fails
 */
export async function rustPeer(): Promise<string> {
  const own = join(homedir(), '.cargo/bin/cargo');
  const cargo = existsSync(own) ? own : 'cargo';
  try {
    await promisify(execFile)(cargo, ['build', '--release', '--locked', '--quiet'], {
      cwd: PROJECT,
      timeout: BUILD_MS,
    });
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT')
      throw new Error(
        'The Rust peer needs cargo: install it from https://rustup.rs, or apt-get install cargo.',
      );
    throw new Error(
      `The Rust peer couldn't be built (cargo build --release --locked in ${PROJECT}):\n${stderr ?? ''}`,
    );
  }
  return join(PROJECT, 'target/release', process.platform === 'win32' ? 'mesh-peer.exe' : 'mesh-peer');
}
