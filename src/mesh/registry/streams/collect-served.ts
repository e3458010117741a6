import { CommandError } from '../calls/command-error';
import type { Execution } from '../calls/execution';
import type { Core } from '../core';
import { Producer } from './producer';
import { tooLong } from './stream-failure';

/** The two ends that a handler's result can come to. */
interface Outcome {
  succeeded(result: unknown): void;
  failed(error: unknown): void;
}

/** Collects the result of a handler here for a caller whose link carries no streams, up to a bound. */
export function collectServed(
  { settings: { maxCollectedItems } }: Core,
  call: Execution,
  source: AsyncIterable<unknown>,
  outcome: Outcome,
): void {
  const items: unknown[] = [];
  const stop = (error: unknown): void => void producer.stop().then(() => outcome.failed(error));
  const producer = new Producer(source, {
    item(value) {
      // Where no streams go, items are copied, all of them together.
      call.takeHandedOver();
      items.push(value);
      if (items.length <= maxCollectedItems) return;
      const { code, message } = tooLong(call.commandId, `${maxCollectedItems} items`);
      stop(new CommandError(code, message));
    },
    ended: () => outcome.succeeded(items),
    failed: (error) => outcome.failed(error),
  });
  const { signal } = call;
  if (signal.aborted) return stop(signal.reason);
  signal.addEventListener('abort', () => stop(signal.reason), { once: true });
  producer.grant(maxCollectedItems + 1);
}
