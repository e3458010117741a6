import { CommandError } from '../calls/command-error';
import type { Core } from '../core';
import type { Exchange } from '../exchanges/exchange';
import type { ItemQueue } from './item-queue';
import { tooLong } from './stream-failure';

/**
 * What a caller here gets of a stream: the stream, which has met its deadline; or an array of its items within the deadline,
 * up to a bound, where the caller's definition knows of no stream.
 */
export function streamResult(
  { exchanges, settings }: Core,
  call: Exchange & { readonly commandId: string },
  stream: ItemQueue,
  collects: boolean,
): ItemQueue | Promise<unknown[]> {
  if (collects) return collect(stream, settings.maxCollectedItems, call.commandId);
  exchanges.changeDeadline(call, 0);
  return stream;
}

async function collect(stream: ItemQueue, most: number, commandId: string): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of stream) {
    items.push(item);
    if (items.length <= most) continue;
    const { code, message } = tooLong(commandId, `${most} items`);
    throw new CommandError(code, message, { commandId });
  }
  return items;
}
