import { expect, it } from 'vitest';
import { launchDesktop } from './harness/launch-desktop';

it('shows the events of a call’s trace while the call is waited for, and the frame that went out', async () => {
  const { ui, page } = await launchDesktop();
  await ui.chooseTarget('demo');
  await ui.chooseCommand('orders.place');
  expect(await ui.executed()).toContain('orders.place, ok');
  await ui.chooseCommand('orders.watch');
  await ui.execute();
  await expect.poll(() => ui.result().innerText(), { timeout: 20_000 }).toMatch(/order\.status\s+same trace/);
  // Ticks and whatever else goes on meanwhile belong to nobody's call.
  expect(await page.locator('.trace-events').innerText()).not.toContain('worker.tick');
  await ui.by('cancel').click();
  await expect.poll(() => ui.result().innerText()).toContain('Cancelled');
});
