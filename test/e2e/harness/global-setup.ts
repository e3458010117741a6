import { buildStale } from '../../../scripts/build/build-stale';
import { buildRustPeer } from '../../../scripts/lib/rust-peer';
import { ensurePrerequisites } from '../../../scripts/prerequisites/prerequisites';
import { startDisplay } from './start-display';

/** Whatever a single test file needs when it is run by itself. */
export default async function setUp(): Promise<() => void> {
  const { electronFolder } = await ensurePrerequisites();
  process.env.ELECTRON_OVERRIDE_DIST_PATH = electronFolder;
  await buildStale();
  // Its first build takes longer than a test may.
  await buildRustPeer();
  if (process.platform !== 'linux' || process.env.DISPLAY) return () => undefined;
  const display = await startDisplay();
  process.env.DISPLAY = display.name;
  return display.stop;
}
