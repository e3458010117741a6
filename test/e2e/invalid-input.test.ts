import { expect, it } from 'vitest';
import { launchDesktop } from './harness/launch-desktop';

it('marks what is invalid at its field, and sends it only where the person says so', async () => {
  const { ui } = await launchDesktop();
  await ui.chooseCommand('orders.place');
  await ui.field('customerId').fill('');
  await ui.execute();
  await expect.poll(() => ui.by('request-form').locator('[aria-invalid="true"]').count()).toBeGreaterThan(0);
  expect(await ui.shownCall()).toBeNull();
  await ui.by('send-invalid').check({ force: true });
  await ui.executed();
  expect(await ui.by('result-error-code').innerText()).toBe('invalid_request');
});
