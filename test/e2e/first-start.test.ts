import { describe, expect, it } from 'vitest';
import { launchBrowser } from './harness/launch-browser';
import { launchDesktop } from './harness/launch-desktop';
import type { Ui } from './harness/ui';

/** What a person sees and does first, in whichever edition. */
async function firstMinute(ui: Ui): Promise<void> {
  await ui.waitForStatus('demo', 'connected');
  // A command is chosen and filled in, so that Mod+Enter shows a result.
  await ui.execute();
  await expect.poll(() => ui.result().innerText()).toMatch(/\bok\b/);
  await ui.openDock('traffic');
  await ui.by('traffic-row').filter({ hasText: 'execute.command.request' }).first().waitFor();
}

describe('a first start', () => {
  it('shows a result with its frames in the desktop', async () => {
    const { ui } = await launchDesktop();
    await firstMinute(ui);
  });

  it('shows a result with its frames in the browser', async () => {
    const { ui } = await launchBrowser();
    await firstMinute(ui);
  });
});
