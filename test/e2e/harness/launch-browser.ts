import { type Browser, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { findChromium } from '../../../scripts/prerequisites/find-program';
import { startWeb, type WebServer } from './start-web';
import { tempFolder } from './temp-folder';
import { Ui } from './ui';
import { watchPage } from './watch-page';

/** The real Chromium, without what it does behind one's back. */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('The tests need Chromium.');
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  onTestFinished(() => browser.close());
  return browser;
}

export interface InBrowser {
  readonly server: WebServer;
  readonly browser: Browser;
  readonly page: Page;
  readonly ui: Ui;
  readonly data: string;
}

export interface BrowserOptions {
  readonly data?: string;
  readonly args?: readonly string[];
  readonly expectedErrors?: readonly RegExp[];
}

/** Serves the browser edition and opens its printed link in the real Chromium. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<InBrowser> {
  const data = options.data ?? (await tempFolder());
  const server = await startWeb(data, options.args);
  const browser = await openChromium();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  watchPage(page, options.expectedErrors);
  await page.goto(server.link);
  const ui = new Ui(page);
  await ui.ready();
  return { server, browser, page, ui, data };
}
