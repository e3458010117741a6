import type { CommandRegistry } from '@mesh';
import { BurstItem } from '../shared/events';
import { sleep } from '../shared/sleep';

/** Events go out in portions, this far apart. */
const PORTION_MS = 10;

/** Emits `count` events at a steady rate; what a busy moment held back is caught up with. */
export async function burst(
  registry: CommandRegistry,
  count: number,
  perSecond: number,
  signal: AbortSignal,
): Promise<{ emitted: number; durationMs: number }> {
  const startedAt = performance.now();
  let emitted = 0;
  for (;;) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) * perSecond) / 1_000) + 1);
    while (emitted < due) registry.emit(BurstItem, { item: ++emitted, of: count, sentAt: Date.now() });
    if (emitted >= count) return { emitted, durationMs: Math.round(performance.now() - startedAt) };
    await sleep(PORTION_MS, signal);
  }
}
