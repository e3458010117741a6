import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import setUp from '../test/e2e/harness/global-setup';
import { openDesktop, resizePage } from '../test/e2e/harness/open-desktop';
import { Ui } from '../test/e2e/harness/ui';
import { projectRoot } from './lib/project-root';
import { type Scene, scenes } from './pictures/scenes';

/** npm run pictures [-- scene …]: the documentation's pictures, from the running app, in both themes. */
const SIZE = { width: 1440, height: 900 };
const folder = join(projectRoot, 'docs', 'pictures');
/** Long enough for transitions and the last batch of a stream. */
const SETTLE_MS = 700;

async function take(scene: Scene, theme: 'light' | 'dark'): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'meshscope-pictures-'));
  const { app, page } = await openDesktop(data);
  try {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await resizePage(app, SIZE);
    const ui = new Ui(page);
    await ui.ready();
    await ui.waitForStatus('demo', 'connected');
    await scene.prepare(ui);
    // Off whatever shows a tooltip or is marked under it.
    await page.mouse.move(SIZE.width - 300, 18);
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: join(folder, `${scene.name}-${theme}.png`) });
    console.log(`${scene.name}-${theme}.png`);
  } finally {
    await app.close();
    await rm(data, { recursive: true, force: true });
  }
}

const names = process.argv.slice(2);
const chosen = names.length === 0 ? scenes : scenes.filter(({ name }) => names.includes(name));
const tearDown = await setUp();
const failures: string[] = [];
try {
  await mkdir(folder, { recursive: true });
  for (const scene of chosen)
    for (const theme of ['light', 'dark'] as const)
      await take(scene, theme).catch((error: unknown) =>
        failures.push(`${scene.name}-${theme}: ${String(error)}`),
      );
} finally {
  tearDown();
}
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
