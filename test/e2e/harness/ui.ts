import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

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

  /** Adds a target by its URL and connects it. @returns its id, once it is linked */
  async addTarget(url: string): Promise<string> {
    const before = await this.targetIds();
    await this.by('add-target').click();
    await this.by('target-url').fill(url);
    await this.by('connect').click();
    const added = async (): Promise<string | undefined> =>
      (await this.targetIds()).find((id) => !before.includes(id));
    await expect.poll(added, { timeout: 20_000 }).toBeDefined();
    const id = (await added()) ?? '';
    await this.waitForStatus(id, 'connected');
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

  async execute(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
  }

  /** The text of the result once it has one that fits. */
  result(): Locator {
    return this.by('result');
  }

  async openDock(name: 'events' | 'traffic' | 'topology' | 'log'): Promise<void> {
    await this.by(`dock-${name}`).click();
  }
}
