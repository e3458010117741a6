import { CommandError } from '../calls/command-error';
import type { Core } from '../core';
import type { Exchange } from '../exchanges/exchange';
import { footprintOf } from '../ids/footprint';
import type { ItemQueue } from './item-queue';
import { tooLong } from './stream-failure';

/**
 * What a caller here gets of a stream: the stream, which has met its deadline; or an array of its items within the deadline,
 * up to a bound, where the caller's definition knows of no stream.
 */
export function streamResult(
  { exchanges, settings }: Core,
  call: Exchange,
  stream: ItemQueue,
  collects: boolean,
): ItemQueue | Promise<unknown[]> {
  if (collects) {
    // What a handler here gives is its own business.
    const mostChars = call.peer ? settings.maxHeldPerChannel : Number.POSITIVE_INFINITY;
    return collect(stream, settings.maxCollectedItems, mostChars, call.commandId);
  }
  exchanges.changeDeadline(call, 0);
  return stream;
}

async function collect(
  stream: ItemQueue,
  most: number,
  mostChars: number,
  commandId: string,
): Promise<unknown[]> {
  const items: unknown[] = [];
  let chars = 0;
  for await (const item of stream) {
    items.push(item);
    if (mostChars < Number.POSITIVE_INFINITY) chars += footprintOf(item, mostChars);
    if (items.length <= most && chars <= mostChars) continue;
    const bound = items.length > most ? `${most} items` : `${mostChars} characters`;
    const { code, message } = tooLong(commandId, bound);
    throw new CommandError(code, message, { commandId });
  }
  return items;
}
