import { CommandError } from '../registry/command-error';
import type { AroundCall, Middleware } from './middleware';
import { untilEnd } from './until-end';

/** The options of {@link withConcurrencyLimit}. */
export interface ConcurrencyLimitOptions {
  /** How many calls run at once. */
  readonly running: number;
  /** How many wait for their turn; further ones are refused. */
  readonly waiting: number;
  /** The side that is limited. */
  readonly side: AroundCall['side'];
}

/**
 * Lets so many calls run at once, of all commands together, a stream until its end; others wait in order, and beyond the bound are refused:
 * {@link CommandError} `internal_error`, reason `queue_full`. Use one a registry: each counts for itself.
 */
export function withConcurrencyLimit({ running, waiting, side }: ConcurrencyLimitOptions): Middleware {
  let active = 0;
  const queue: (() => void)[] = [];
  return async (call, next) => {
    if (call.side !== side) return next();
    if (active < running) active += 1;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw full(call.commandId, waiting);
    return untilEnd(next, () => {
      // A call that waits takes the place over; nobody else can come between.
      const turn = queue.shift();
      if (turn) turn();
      else active -= 1;
    });
  };
}

function full(commandId: string, waiting: number): CommandError {
  const text = `The call of ${commandId} was refused: ${waiting} calls wait already.`;
  return new CommandError('internal_error', text, { commandId, reason: 'queue_full' });
}
