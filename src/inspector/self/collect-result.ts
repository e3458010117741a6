import { CommandError, type CommandRegistry, type ExecuteOptions } from '@mesh';
import type { OnItem } from '../targets/target';

/** As many as a registry collects for a peer that takes no streams. */
const MOST_ITEMS = 10_000;

/**
 * Calls a command of the app's own mesh. A stream is collected, as a target's registry does it with what a peer streams:
 * within the same deadline, and up to the same bound.
 *
 * @param onItem hears each item as it comes
 */
export async function collectResult(
  registry: CommandRegistry,
  commandId: string,
  request: unknown,
  options: ExecuteOptions,
  onItem: OnItem = () => undefined,
): Promise<unknown> {
  const { timeoutMs = 0 } = options;
  const endsAt = Date.now() + timeoutMs;
  const result = await registry.executeDyn(commandId, request, options);
  if (!isStream(result)) return result;
  const late = new CommandError('timeout', `The stream of ${commandId} ran into its deadline.`, {
    commandId,
  });
  const items: unknown[] = [];
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    if (timeoutMs > 0) timer = setTimeout(() => reject(late), Math.max(0, endsAt - Date.now()));
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([result.next(), deadline]);
      if (done) return items;
      items.push(value);
      onItem(value, items.length);
      if (items.length > MOST_ITEMS) throw tooLong(commandId);
    }
  } finally {
    clearTimeout(timer);
    // Does nothing where it has ended; else its handler hears that nobody waits.
    void result.return?.();
  }
}

function isStream(result: unknown): result is AsyncIterableIterator<unknown> {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
}

function tooLong(commandId: string): CommandError {
  const text = `The stream of ${commandId} has more than ${MOST_ITEMS} items: it isn't collected.`;
  return new CommandError('internal_error', text, { commandId });
}
