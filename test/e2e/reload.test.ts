import { describe, expect, it } from 'vitest';
import { launchDesktop } from './harness/launch-desktop';

describe('a window', () => {
  it('finds everything again when it is reloaded during a call', async () => {
    const { ui, page } = await launchDesktop();
    await ui.chooseCommand('orders.place');
    await ui.executed();
    await ui.chooseCommand('orders.watch');
    await ui.writeJson('{"seconds": 3}');
    await ui.execute();
    await ui.by('waiting').waitFor();
    await page.reload();
    await ui.ready();
    await ui.waitForStatus('demo', 'connected');
    // The call goes on without the page, and its end is in the history.
    await expect.poll(() => ui.result().innerText(), { timeout: 15_000 }).toMatch(/History 1/);
    await ui.chooseTarget('self');
    for (const id of ['renderer.info', 'preload.info']) {
      await ui.by('command-filter').fill(id);
      await expect.poll(() => ui.by(`command-${id}`).count()).toBe(1);
    }
    await ui.chooseCommand('renderer.info');
    expect(await ui.executed()).toContain('renderer.info, ok');
  });

  it('is linked anew after its page crashed', async () => {
    const { ui, app } = await launchDesktop();
    await ui.waitForStatus('demo', 'connected');
    const before = (await ui.by('target-self').locator('.meta').textContent()) ?? '';
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return new Promise<void>((resolve) => {
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      });
    });
    // Playwright gives up a page that crashed, so the new one is asked through the main process.
    const connected = (): Promise<number> =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.querySelectorAll(\'[data-testid="target-demo"][data-status="connected"]\').length',
        ),
      );
    await expect.poll(connected, { timeout: 20_000 }).toBe(1);
    // Its registry is there once: the list of all three has each command once.
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'document.querySelector(\'[data-testid="target-self"]\').click()',
      ),
    );
    const count = (): Promise<string> =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.querySelector(\'[data-testid="target-self"] .meta\').textContent',
        ),
      );
    await expect.poll(count, { timeout: 10_000 }).toBe(before);
  });
});
