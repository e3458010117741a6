import { runOrFail } from '../lib/run-command';
import { findProgram } from './find-program';

/**
 * Installs Debian's packages, where this user may.
 *
 * @throws with the command that a person would type, where they can't be installed from here
 */
export async function installPackages(packages: readonly string[]): Promise<void> {
  if (packages.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!findProgram(['apt-get']) || process.getuid?.() !== 0)
    throw new Error(`The tests need ${packages.join(', ')}. Install them first: sudo ${command}`);
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runOrFail('apt-get', ['update', '-q'], { env });
  await runOrFail('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
}
