import { isChannelClosedError } from '../../channels/channel-closed-error';
import { isChannelFullError } from '../../channels/channel-full-error';
import { isPrivate } from '../../protocol/is-private';
import type {
  CommandCancel,
  CommandDeadline,
  ExecuteCommandRequest,
  Message,
  Meta,
  WireError,
} from '../../protocol/message';
import type { ExecuteOptions } from '../../typed/execute-options';
import { localOf, remoteOf } from '../commands/command-table';
import type { LocalCommand } from '../commands/local-command';
import type { Core } from '../core';
import type { Exchange } from '../exchanges/exchange';
import { shownId } from '../ids/shown-id';
import { PeerLink } from '../links/peer-link';
import { failures } from './call-failure';
import { CommandError, type CommandErrorOptions } from './command-error';
import { describeThrown } from './describe-thrown';
import { type ForwardedCall, ForwardedCalls } from './forwarded-calls';
import { heldDeadline, spanOf } from './held-deadline';
import { LocalCall } from './local-call';
import { type OwnCall, OwnCalls } from './own-calls';
import { PromiseEnds, type Reject, type Resolve } from './promise-ends';
import { refuseCall, refuseFull, UNCARRIED_RESULT } from './reply';
import { serveCall } from './served-call';

type Refusal = 'not_found' | 'channel_disconnected';

/** Makes, serves and passes on calls (protocol.md, Commands). */
export class Calls {
  readonly #core: Core;
  readonly #ends = new PromiseEnds();
  readonly #forwarded: ForwardedCalls;
  readonly #own: OwnCalls;
  /** Those whose callers get an array of a stream. */
  readonly #collecting: OwnCalls;

  constructor(core: Core) {
    this.#core = core;
    this.#forwarded = new ForwardedCalls(core);
    this.#own = new OwnCalls(core, false);
    this.#collecting = new OwnCalls(core, true);
  }

  /** The deadline of a call whose caller asks for none. */
  get defaultTimeoutMs(): number {
    return this.#core.settings.requestTimeoutMs;
  }

  /**
   * Calls a command, wherever it is.
   *
   * @param collects whether a stream is given as an array
   */
  execute(
    commandId: string,
    request: unknown,
    options: ExecuteOptions | undefined,
    collects: boolean,
  ): Promise<unknown> {
    const ends = this.#ends;
    const promise = ends.make();
    const { resolve, reject } = ends;
    ends.forget();
    try {
      this.#begin(commandId, request, options, collects, resolve, reject);
    } catch (error) {
      reject(error);
    }
    return promise;
  }

  /** A call has come in, perhaps with what it hands over. */
  receive(from: PeerLink, message: ExecuteCommandRequest, transfer?: readonly object[]): void {
    const { commandId, id } = message;
    if (isPrivate(commandId) && !from.privateCommands) {
      from.violation('in', message, `a call of the private command ${shownId(commandId)}`);
      return refuseCall(this.#core, from, id, failures.not_found(commandId));
    }
    const { exchanges, givenUp, observers, settings } = this.#core;
    const known = exchanges.get(id);
    if (known?.source === from) {
      return observers.record({ kind: 'ignored', channel: from.id, message, reason: 'repeated' });
    }
    if (known || givenUp.has(id)) return refuseCall(this.#core, from, id, failures.not_found(commandId));
    const route = this.#route(commandId, from);
    if (typeof route === 'string') return refuseCall(this.#core, from, id, failures[route](commandId));
    if (from.heldCallChars >= settings.maxHeldPerChannel) {
      const why = `calls of its channel that are under way keep ${from.heldCallChars} characters already`;
      return refuseFull(this.#core, from, message, why);
    }
    if (route instanceof PeerLink) this.#forward(from, route, message, transfer);
    else serveCall(this.#core, from, route, message);
  }

  /** A peer has given up a call that came from it. */
  receiveCancel(from: PeerLink, message: CommandCancel): void {
    const exchange = this.#exchangeOf(from, message);
    if (exchange && this.#core.exchanges.end(exchange, false)) exchange.handler.cancelled?.(exchange);
  }

  /** A peer tells the deadline of a call that came from it. */
  receiveDeadline(from: PeerLink, message: CommandDeadline): void {
    const exchange = this.#exchangeOf(from, message);
    // A stream has met its deadline.
    if (exchange === undefined || exchange.stream) return;
    this.#core.exchanges.changeDeadline(exchange, heldDeadline(message.timeoutMs));
    exchange.peer?.tell('deadline', message);
  }

  /** The call that a message is about; undefined: it has come to its end, or the message doesn't count. */
  #exchangeOf(from: PeerLink, message: CommandCancel | CommandDeadline): Exchange | undefined {
    const { exchanges, observers } = this.#core;
    const exchange = exchanges.get(message.thid);
    // What can be given up is a call of a peer's.
    if (!exchange?.handler.cancelled) return undefined;
    if (exchange.source === from) return exchange;
    observers.record({ kind: 'ignored', channel: from.id, message, reason: 'foreign' });
    return undefined;
  }

  /** A message that waited in a batch couldn't be carried: it ends as it would have alone. */
  uncarried(to: PeerLink, message: Message, error: unknown): void {
    const { exchanges } = this.#core;
    if (message.type === 'execute.command.response') {
      if (message.response.ok) refuseCall(this.#core, to, message.thid, UNCARRIED_RESULT);
    } else if (message.type === 'execute.command.request') {
      const exchange = exchanges.get(message.id);
      if (exchange?.peer !== to || !exchanges.end(exchange, false)) return;
      const { handler } = exchange;
      const failure = uncarried(message.commandId, error);
      if (handler === this.#forwarded) this.#forwarded.refuse(exchange as ForwardedCall, failure);
      else if (handler instanceof OwnCalls) handler.fail(exchange as OwnCall, failure, detailsOf(error));
    }
  }

  /** A local command; else the channel that owns the id; else the router; and never back. */
  #route(commandId: string, from: PeerLink | undefined): LocalCommand | PeerLink | Refusal {
    const { table, links, directRoutes } = this.#core;
    const entry = table.called(commandId);
    const local = localOf(entry);
    if (local !== undefined) return local;
    const owner = remoteOf(entry)?.link;
    const direct = owner === undefined || owner.isRouter ? directRoutes.take(commandId, from) : undefined;
    if (direct) return direct;
    const link = owner ?? links.router;
    if (link === undefined) return links.hasRouter ? 'channel_disconnected' : 'not_found';
    if (link === from) return 'not_found';
    if (!isPrivate(commandId) || link.privateCommands) return link;
    link.violation('out', { commandId }, `a call of the private command ${shownId(commandId)} isn't sent`);
    return 'not_found';
  }

  #forward(
    from: PeerLink,
    to: PeerLink,
    message: ExecuteCommandRequest,
    transfer: readonly object[] | undefined,
  ): void {
    const { exchanges, portOffers, settings } = this.#core;
    const call = this.#forwarded.make(message.id, from, to, message.commandId);
    exchanges.begin(call, settings.requestTimeoutMs);
    const error = transfer ? to.sendTransfer(message, transfer) : to.send(message);
    if (error !== undefined && exchanges.end(call, false)) {
      if (isChannelClosedError(error)) this.#forwarded.disconnected(call);
      else this.#forwarded.refuse(call, uncarried(message.commandId, error));
    }
    portOffers?.routed(from, to, message.commandId);
  }

  #begin(
    commandId: string,
    request: unknown,
    options: ExecuteOptions | undefined,
    collects: boolean,
    resolve: Resolve,
    reject: Reject,
  ): void {
    const { exchanges, links, settings, traces } = this.#core;
    const signal = options?.signal;
    if (signal?.aborted) return reject(signal.reason);
    const route = links.disposed ? 'channel_disconnected' : this.#route(commandId, undefined);
    if (typeof route === 'string') {
      const { code, message } = failures[route](commandId);
      return reject(new CommandError(code, message, { commandId }));
    }
    const meta = traces.metaOf(options?.meta, settings.tracing);
    if (route instanceof PeerLink)
      return this.#send(route, commandId, request, meta, options, collects, resolve, reject);
    const call = new LocalCall(this.#core, route, meta, collects, resolve, reject);
    exchanges.begin(call.exchange, options?.timeoutMs ?? settings.requestTimeoutMs);
    if (signal) call.listenTo(signal);
    call.run(request);
  }

  #send(
    to: PeerLink,
    commandId: string,
    request: unknown,
    meta: Meta | undefined,
    options: ExecuteOptions | undefined,
    collects: boolean,
    resolve: Resolve,
    reject: Reject,
  ): void {
    const { exchanges, ids, settings } = this.#core;
    const own = collects ? this.#collecting : this.#own;
    const call = own.make(to, commandId, resolve, reject);
    const timeoutMs = options?.timeoutMs;
    exchanges.begin(call, timeoutMs ?? settings.requestTimeoutMs);
    if (options?.signal) own.listenTo(options.signal, call);
    const message = requestMessage(call.id, commandId, request, meta);
    const transfer = options?.transfer;
    const error = transfer ? to.sendTransfer(message, transfer) : to.send(message);
    if (error !== undefined) {
      if (!exchanges.end(call, false)) return;
      // A router that turned out to be gone while the way was looked for.
      if (isChannelClosedError(error)) own.disconnected(call);
      else own.fail(call, uncarried(commandId, error), detailsOf(error));
    } else if (timeoutMs !== undefined && to.mayKnow('deadline')) {
      to.tell('deadline', {
        type: 'command.deadline',
        id: ids.next(),
        thid: call.id,
        timeoutMs: spanOf(timeoutMs),
      });
    }
  }
}

/** A channel that is full refuses the call, whatever its request (protocol.md, Commands: Errors). */
function uncarried(commandId: string, error: unknown): WireError {
  const message = `The request of ${shownId(commandId)} can't be carried: ${describeThrown(error)}`;
  return { code: isChannelFullError(error) ? 'internal_error' : 'invalid_request', message };
}

/** What its caller here is told besides. */
function detailsOf(error: unknown): Pick<CommandErrorOptions, 'cause' | 'reason'> {
  return isChannelFullError(error) ? { cause: error, reason: 'queue_full' } : { cause: error };
}

function requestMessage(
  id: string,
  commandId: string,
  request: unknown,
  meta: Meta | undefined,
): ExecuteCommandRequest {
  const type = 'execute.command.request';
  if (request === undefined) return meta ? { type, id, commandId, _meta: meta } : { type, id, commandId };
  return meta ? { type, id, commandId, request, _meta: meta } : { type, id, commandId, request };
}
