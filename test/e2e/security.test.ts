import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { launchDesktop } from './harness/launch-desktop';

/** What Chromium says when the policy or the window keeps something out. */
const KEPT_OUT = [/Content Security Policy/, /Not allowed to load/, /ERR_BLOCKED/, /Failed to load resource/];

describe('the window', () => {
  it('makes no code of text, reaches nothing outside, and leads nowhere', async () => {
    const visits: string[] = [];
    const outside = createServer((request, response) => {
      visits.push(request.url ?? '');
      response.end('outside');
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void outside.close());
    const { port } = outside.address() as { port: number };
    const { app, page, ui } = await launchDesktop({ expectedErrors: KEPT_OUT });
    const tried = await page.evaluate(async (url) => {
      const attempt = async (what: () => unknown): Promise<string> => {
        try {
          return `did: ${String(await what())}`;
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        // Later: what the debugger runs itself is let through.
        code: await attempt(
          () =>
            new Promise((resolve, reject) => {
              setTimeout(() => {
                // oxlint-disable-next-line typescript/no-implied-eval -- that it fails is what is tried
                void attempt(() => new Function('return 1')()).then(resolve, reject);
              });
            }),
        ),
        fetched: await attempt(() => fetch(url)),
        opened: await attempt(() => window.open(url)),
        node: await attempt(() => typeof (globalThis as Record<string, unknown>).require),
        escaped: await attempt(async () => (await fetch('app://meshscope/%2e%2e/main/index.cjs')).status),
      };
    }, `http://127.0.0.1:${port}/x`);
    expect(tried).toEqual({
      code: 'did: EvalError',
      fetched: 'TypeError',
      opened: 'did: null',
      node: 'did: undefined',
      escaped: 'did: 404',
    });
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      const image = new Image();
      image.src = url;
      document.body.append(frame, image);
    }, `http://127.0.0.1:${port}/x`);
    // A call goes its whole way after all that.
    await ui.waitForStatus('demo', 'connected');
    await ui.chooseCommand('greet.hello');
    expect(await ui.executed()).toContain('greet.hello, ok');
    const wished = await app.evaluate(({ BrowserWindow }, url) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return new Promise<string>((resolve) => {
        contents?.once('will-navigate', (_event, to) => resolve(to));
        void contents?.executeJavaScript(`location.href = ${JSON.stringify(url)}`);
      });
    }, `http://127.0.0.1:${port}/x`);
    expect(wished).toBe(`http://127.0.0.1:${port}/x`);
    const after = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
    expect(after).toEqual(['app://meshscope/index.html']);
    expect(visits).toEqual([]);
  });

  it('grants no permission', async () => {
    const { page } = await launchDesktop();
    const states = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      position: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        ),
      ),
      media: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        () => 'refused',
      ),
    }));
    expect(states).toEqual({ notifications: 'denied', position: 1, media: 'refused' });
  });

  it('is sandboxed and isolated', async () => {
    const { app } = await launchDesktop();
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });
});
