import { LONGEST_TIMER_MS, monotonicNowMs, platform, type TimerHandle } from '../platform';
import { CommandError } from '../registry/calls/command-error';
import { Turns } from '../registry/calls/turns';
import type { AroundCall, CallChanges, Middleware } from './middleware';
import { checkOption } from './option-check';
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
 * Lets so many calls run at once, of all commands together, a stream until its end; others wait in order, and beyond the
 * bound are refused: {@link CommandError} `internal_error`, reason `queue_full`. A call that is given up while it waits, or
 * meets its deadline (`timeout`, reason `deadline`), leaves at once; what it waited counts towards that. Use one a registry:
 * each counts for itself.
 *
 * @throws RangeError where `running` is below 1 or `waiting` below 0
 */
export function withConcurrencyLimit({ running, waiting, side }: ConcurrencyLimitOptions): Middleware {
  checkOption('running', running, 1);
  checkOption('waiting', waiting, 0);
  let active = 0;
  const turns = new Turns();
  return async (call, next) => {
    if (call.side !== side) return next();
    let changes: CallChanges | undefined;
    if (active < running) active += 1;
    else if (turns.length < waiting) changes = await waitForTurn(turns, call);
    else throw full(call.commandId, waiting);
    return untilEnd(
      () => next(changes),
      () => {
        // A call that waits takes the place over; nobody else can come between.
        if (!turns.begin()) active -= 1;
      },
    );
  };
}

/** Gives what is left of the call's deadline. Rejects where it is given up or its deadline passes; its place is free then. */
function waitForTurn(turns: Turns, { commandId, signal, side, ...call }: AroundCall): Promise<CallChanges> {
  // On the owner's side the signal fires at the deadline.
  const timeoutMs = side === 'caller' ? (call.timeoutMs ?? call.defaultTimeoutMs ?? 0) : 0;
  const endsAtMs = timeoutMs > 0 ? monotonicNowMs() + timeoutMs : Number.POSITIVE_INFINITY;
  return new Promise((resolve, reject) => {
    let timer: TimerHandle;
    const free = (): void => {
      platform.clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    const giveUp = (reason: unknown): void => {
      free();
      turns.leave(turn);
      reject(reason);
    };
    const abort = (): void => giveUp(signal?.reason);
    const turn = turns.join(() => {
      free();
      // Never 0: that would be no deadline at all.
      const leftMs = Math.max(1, endsAtMs - monotonicNowMs());
      if (!Number.isFinite(leftMs)) resolve({});
      // What nobody asked for isn't asked for now either: a middleware within may give the call a deadline of its own.
      else resolve(call.timeoutMs === undefined ? { defaultTimeoutMs: leftMs } : { timeoutMs: leftMs });
    });
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    if (Number.isFinite(endsAtMs))
      timer = platform.setTimeout(() => giveUp(late(commandId)), Math.min(timeoutMs, LONGEST_TIMER_MS));
  });
}

function late(commandId: string): CommandError {
  const text = `The call of ${commandId} ran into its deadline while it waited for its turn.`;
  return new CommandError('timeout', text, { commandId, reason: 'deadline' });
}

function full(commandId: string, waiting: number): CommandError {
  const text = `The call of ${commandId} was refused: ${waiting} calls wait already.`;
  return new CommandError('internal_error', text, { commandId, reason: 'queue_full' });
}
