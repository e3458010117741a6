import type { Locator, Page } from 'playwright-core';
import { until } from './until';

/** By how much the clock of a program may have gone apart from the test's since it began. */
const CLOCKS_DIFFER_MS = 500;

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

  /** Presses the shortcut for Execute, once Execute can be pressed: before, its place says what is missing. */
  async execute(): Promise<void> {
    await until('Execute can be pressed', () => this.by('execute').isEnabled(), 45_000);
    await this.page.keyboard.press('Control+Enter');
  }

  /** Executes, and waits for the end of the call. @returns its status line as it is spoken */
  async executed(): Promise<string> {
    const before = await this.#shown();
    const pressedAt = Date.now();
    await this.execute();
    const ended = async (): Promise<boolean> => {
      const shown = await this.#shown();
      // An older call may be shown just then: the history is read when there is time.
      return shown !== undefined && shown.id !== before?.id && shown.startedAt > pressedAt - CLOCKS_DIFFER_MS;
    };
    await until('the call has ended', ended, 45_000);
    return (await this.#shown())?.spoken ?? '';
  }

  /** The id of the call whose result is shown. */
  async shownCall(): Promise<string | null> {
    return (await this.#shown())?.id ?? null;
  }

  /** The call whose result is shown, in one look. */
  async #shown(): Promise<{ id: string; spoken: string; startedAt: number } | undefined> {
    const lines = await this.result()
      .locator('[data-call]')
      .evaluateAll((all) =>
        all.map((line) => ({
          id: line.getAttribute('data-call') ?? '',
          spoken: line.getAttribute('aria-label') ?? '',
          startedAt: Number(line.getAttribute('data-started-at')),
        })),
      );
    return lines[0];
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
