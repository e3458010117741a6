import { expect, it } from 'vitest';
import { launchDesktop } from './harness/launch-desktop';

it('shows what a program streams as the array that a plain link carries, and says what is too long for it', async () => {
  const { ui } = await launchDesktop();
  await ui.chooseTarget('demo');
  await ui.chooseCommand('math.primes');
  expect(await ui.executed()).toContain('math.primes, ok');
  await expect.poll(() => ui.result().innerText()).toContain('97');
  await ui.by('tab-json').click();
  await ui.writeJson('{"count": 20000}');
  expect(await ui.executed()).toContain('internal_error');
  await expect.poll(() => ui.result().innerText()).toContain('more than 10000 items');
});
