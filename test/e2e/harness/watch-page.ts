import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { projectRoot } from '../../../scripts/lib/project-root';

const fileName = (text: string): string => text.replace(/[^\w]+/g, '-').slice(0, 80);

/** What a page says though nothing is wrong with it. */
const HARMLESS: readonly RegExp[] = [
  // DevTools' own advice, in builds that have it.
  /Download the React DevTools/,
];

/**
 * Fails the test if the page throws or complains, and leaves a picture of a failed one under `.cache/e2e`.
 *
 * @param expected complaints that the test itself causes
 */
export function watchPage(page: Page, expected: readonly RegExp[] = []): void {
  const faults: string[] = [];
  const note = (text: string): void => {
    if (![...HARMLESS, ...expected].some((pattern) => pattern.test(text))) faults.push(text);
  };
  page.on('pageerror', (error) => note(`${error.name}: ${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.text());
  });
  onTestFinished(async ({ task }) => {
    if ((task.result?.state === 'fail' || faults.length > 0) && !page.isClosed()) {
      const folder = join(projectRoot, '.cache', 'e2e');
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${fileName(task.name)}.png`) }).catch(() => undefined);
    }
    expect(faults).toEqual([]);
  });
}
