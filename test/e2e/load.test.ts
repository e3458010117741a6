import { expect, it } from 'vitest';
import { launchDesktop } from './harness/launch-desktop';

it('stays quick while 5,000 events a second come in, and says what it left out', async () => {
  const { ui, page } = await launchDesktop();
  await ui.waitForStatus('demo', 'connected');
  await ui.openDock('events');
  await ui.chooseCommand('demo.burst');
  await ui.writeJson('{"count": 30000, "perSecond": 5000}');
  await ui.execute();
  await ui.by('event-row').filter({ hasText: 'burst.item' }).first().waitFor();
  // A person goes on working: a filter is typed, a tab is changed, and each answers soon.
  const slowest = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let last = performance.now();
        const end = last + 3_000;
        let longest = 0;
        const tick = (): void => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
          if (now < end) setTimeout(tick, 10);
          else resolve(longest);
        };
        tick();
      }),
  );
  await ui.by('command-filter').fill('greet');
  await ui.by('command-greet.hello').waitFor();
  expect(await slowest).toBeLessThan(1_000);
  await ui.by('command-filter').fill('');
  await ui.chooseCommand('demo.burst');
  await expect.poll(() => ui.result().innerText(), { timeout: 30_000 }).toMatch(/30000|30,000/);
  await expect.poll(() => page.locator('body').innerText()).toMatch(/30,0\d\d/);
});

it('shows a result of 20 MB', async () => {
  const { ui } = await launchDesktop();
  await ui.waitForStatus('demo', 'connected');
  await ui.chooseCommand('demo.payload');
  await ui.writeJson('{"megabytes": 20}');
  expect(await ui.executed()).toContain('demo.payload, ok');
  await expect.poll(() => ui.result().innerText(), { timeout: 20_000 }).toMatch(/2\d(\.\d)?\s?MB/);
  await ui.chooseCommand('greet.hello');
  expect(await ui.executed()).toContain('greet.hello, ok');
});
