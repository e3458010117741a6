import type { Locator, Page } from 'playwright-core';
import { until } from './until';

/** The interface as a person uses it; everything is found by what the design gives to tests. */
export class Ui {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  by(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** The interface is drawn and has its targets. */
  async ready(): Promise<void> {
    await this.by('add-target').waitFor();
    await this.by('target-demo').waitFor();
  }

  async chooseTarget(id: string): Promise<void> {
    await this.by(`target-${id}`).click();
  }

  async chooseCommand(id: string): Promise<void> {
    await this.by('command-filter').fill(id);
    await this.by(`command-${id}`).click();
    await this.by('command-filter').fill('');
  }

  /** Opens a command that the peer doesn't list. */
  async chooseUnlisted(id: string): Promise<void> {
    await this.by('unlisted-id').click();
    await this.by('unlisted-id-input').fill(id);
    await this.page.keyboard.press('Enter');
    await this.by('unlisted-id-input').waitFor({ state: 'detached' });
  }

  /** Adds a target by its URL and connects it. @returns its id, once it has that status */
  async addTarget(url: string, status = 'connected'): Promise<string> {
    const before = await this.targetIds();
    await this.by('add-target').click();
    await this.by('target-url').fill(url);
    await this.by('connect').click();
    const added = async (): Promise<string | undefined> =>
      (await this.targetIds()).find((id) => !before.includes(id));
    await until(`the target ${url} is listed`, async () => (await added()) !== undefined);
    const id = (await added()) ?? '';
    await this.waitForStatus(id, status);
    return id;
  }

  async waitForStatus(id: string, status: string): Promise<void> {
    await this.page.locator(`[data-testid="target-${id}"][data-status="${status}"]`).waitFor();
  }

  async targetIds(): Promise<string[]> {
    const rows = this.page.locator('li[data-testid^="target-"]');
    const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-testid') ?? ''));
    return ids.map((id) => id.replace(/^target-/, ''));
  }

  /** Presses the shortcut for Execute. */
  async execute(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
  }

  /** Executes, and waits for the end of the call. @returns its status line as it is spoken */
  async executed(): Promise<string> {
    const before = await this.shownCall();
    await this.execute();
    await until('the call has ended', async () => (await this.shownCall()) !== before, 45_000);
    return this.status();
  }

  /** The id of the call whose result is shown. */
  async shownCall(): Promise<string | null> {
    const line = this.result().locator('[data-call]');
    return (await line.count()) === 0 ? null : line.getAttribute('data-call');
  }

  /** Such as "orders.place, ok, 3.2 milliseconds, 2 hops". */
  async status(): Promise<string> {
    return (await this.result().locator('[data-call]').getAttribute('aria-label')) ?? '';
  }

  result(): Locator {
    return this.by('result');
  }

  /** A field of the request's form, by its label. */
  field(label: string): Locator {
    return this.by('request-form').getByLabel(label, { exact: true });
  }

  /** Replaces the request by this JSON text. */
  async writeJson(text: string): Promise<void> {
    await this.by('tab-json').click();
    const editor = this.by('request-json').locator('.cm-content');
    await editor.click();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  async openDock(name: 'events' | 'traffic' | 'topology' | 'log'): Promise<void> {
    const tab = this.by(`dock-${name}`);
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  }
}
