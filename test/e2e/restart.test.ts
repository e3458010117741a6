import { expect, it } from 'vitest';
import { launchBrowser } from './harness/launch-browser';
import { launchDesktop } from './harness/launch-desktop';
import { tempFolder } from './harness/temp-folder';

it('comes back as it was left: window, targets, inputs, history', async () => {
  const data = await tempFolder();
  const first = await launchDesktop({ data });
  const bounds = { x: 60, y: 40, width: 1200, height: 760 };
  await first.app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
    bounds,
  );
  await first.ui.chooseCommand('greet.hello');
  await first.ui.field('name').fill('Grace');
  expect(await first.ui.executed()).toContain('greet.hello, ok');
  const id = await first.ui.addTarget(`stdio:${process.execPath} -e 0`, 'failed');
  await first.ui.page.keyboard.press('Escape');
  // Written a moment before the end.
  await first.ui.field('name').fill('Grace Hopper');
  await first.close();

  const again = await launchDesktop({ data, size: undefined });
  const kept = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(kept).toEqual(bounds);
  await again.ui.by(`target-${id}`).waitFor();
  await again.ui.chooseTarget('demo');
  await again.ui.chooseCommand('greet.hello');
  await expect.poll(() => again.ui.field('name').inputValue()).toBe('Grace Hopper');
  await expect.poll(() => again.ui.result().innerText()).toMatch(/History\s*1/);
  await again.close();

  // The same data serves the other edition.
  const { ui } = await launchBrowser({ data });
  await ui.by(`target-${id}`).waitFor();
});
