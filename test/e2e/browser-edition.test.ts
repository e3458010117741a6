import { describe, expect, it } from 'vitest';
import { descendants } from './harness/descendants';
import { launchBrowser } from './harness/launch-browser';
import { startWeb } from './harness/start-web';
import { tempFolder } from './harness/temp-folder';
import { Ui } from './harness/ui';
import { watchPage } from './harness/watch-page';

/** What a browser says of a server that is gone. */
const GONE = [/WebSocket connection to .* failed/, /ERR_CONNECTION_REFUSED/];

describe('the browser edition', () => {
  it('serves several pages at once', async () => {
    const { page, ui } = await launchBrowser();
    const second = await page.context().newPage();
    watchPage(second);
    await second.goto(new URL(page.url()).origin);
    const other = new Ui(second);
    await other.ready();
    await ui.chooseCommand('greet.hello');
    expect(await ui.executed()).toContain('greet.hello, ok');
    await other.chooseCommand('greet.hello');
    await expect.poll(() => other.result().innerText()).toMatch(/History\s*1/);
    expect(await other.executed()).toContain('greet.hello, ok');
  });

  it('leaves no token in the address, and lets nobody in without one', async () => {
    const { page, server, browser } = await launchBrowser();
    expect(page.url()).toBe(`${server.origin}/`);
    const stranger = await (await browser.newContext()).newPage();
    expect((await stranger.goto(`${server.origin}/`))?.status()).toBe(401);
    expect((await stranger.goto(`${server.origin}/?token=wrong`))?.status()).toBe(401);
    expect((await stranger.goto(server.link))?.status()).toBe(200);
  });

  it('finds back by itself when its server does', async () => {
    const data = await tempFolder();
    const { ui, server } = await launchBrowser({ data, expectedErrors: GONE });
    const port = new URL(server.link).port;
    expect(await server.stop()).toBe(0);
    const notice = ui.page.getByText('The link to the inspector closed.');
    await notice.waitFor();
    await startWeb(data, ['--port', port]);
    await notice.waitFor({ state: 'detached' });
    await ui.waitForStatus('demo', 'connected');
    await ui.chooseCommand('greet.hello');
    expect(await ui.executed()).toContain('greet.hello, ok');
  });

  it('ends its programs with itself', async () => {
    const { ui, server } = await launchBrowser({ expectedErrors: GONE });
    await ui.waitForStatus('demo', 'connected');
    const programs = await descendants(server.pid, 'root.cjs');
    expect(programs).toHaveLength(1);
    expect(await server.stop()).toBe(0);
    const alive = (): number[] =>
      programs.filter((pid) => {
        try {
          return process.kill(pid, 0);
        } catch {
          // There is no such process any more.
          return false;
        }
      });
    await expect.poll(alive).toEqual([]);
  });
});
