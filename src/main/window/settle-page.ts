import { RendererSettle } from '@contract';
import type { CommandRegistry } from '@mesh';
import type { BrowserWindow } from 'electron';

/** A page that hangs doesn't keep its window open. */
const PATIENCE_MS = 3_000;

/**
 * Lets the page save what waits to be saved, such as an input that is being written. What it saves is here before its
 * answer is, as both come over the same link.
 */
export async function settlePage(registry: CommandRegistry): Promise<void> {
  try {
    await registry.execute(RendererSettle, undefined, { timeoutMs: PATIENCE_MS });
  } catch {
    // It hangs, has crashed or isn't linked: there is nothing that it could save.
  }
}

/** Puts the end of a window off until its page has settled. */
export function settleBeforeClosing(window: BrowserWindow, registry: CommandRegistry): void {
  let settled = false;
  window.on('close', (event) => {
    if (settled) return;
    event.preventDefault();
    void settlePage(registry).then(() => {
      settled = true;
      if (!window.isDestroyed()) window.close();
    });
  });
}
