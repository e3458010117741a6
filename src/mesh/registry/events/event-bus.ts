import { isPrivate } from '../../protocol/is-private';
import type { EventMessage, Meta } from '../../protocol/message';
import type { Check, Checked } from '../../typed/check';
import type { EventContext, Listener } from '../../typed/handler';
import { isThenable } from '../calls/is-thenable';
import type { Core } from '../core';
import { shownId } from '../ids/shown-id';
import type { PeerLink } from '../links/peer-link';
import type { AnyEvent, Unsubscribe } from '../registry-options';
import { RecentIds } from './recent-ids';

type Deliver = (payload: unknown, context: EventContext) => unknown;

interface Subscription {
  /** Undefined: every event. */
  readonly eventId: string | undefined;
  readonly check: Check | undefined;
  readonly deliver: Deliver;
  /** Order over all events: listeners are called in the order they were added. */
  readonly order: number;
  /** False once it was taken back, perhaps by an earlier listener of the same event. */
  active: boolean;
}

const NOBODY: readonly Subscription[] = [];

/** Emits, receives and passes on events (protocol.md, Events). */
export class EventBus {
  readonly #core: Core;
  readonly #recent: RecentIds;
  /** By event id; under undefined those for every event. */
  readonly #subscriptions = new Map<string | undefined, readonly Subscription[]>();
  /** The event that was delivered last, and its listeners: the next one is often the same, and need not be looked up. */
  #lastEventId: string | undefined;
  #last = NOBODY;
  #added = 0;

  constructor(core: Core) {
    this.#core = core;
    this.#recent = new RecentIds(core.settings.eventTtlMs);
  }

  on(eventId: string, check: Check | undefined, listener: Listener<never>): Unsubscribe {
    if (typeof eventId !== 'string' || typeof listener !== 'function')
      throw new TypeError(
        'An event is listened to by a definition (on) or by its id, a string (onDyn), with a function.',
      );
    return this.#subscribe(eventId, check, listener as Deliver);
  }

  onAny(listener: (event: AnyEvent) => void): Unsubscribe {
    return this.#subscribe(undefined, undefined, (payload, context) =>
      listener(payload === undefined ? context : { ...context, payload }),
    );
  }

  /** Sends an event to every channel, and calls the listeners here. Private events stay here. */
  emit(eventId: string, payload: unknown, meta: Meta | undefined): void {
    const id = this.#core.ids.next();
    const message = eventMessage(id, eventId, payload, meta);
    if (!isPrivate(eventId)) {
      this.#recent.add(id, this.#core.ids);
      this.#send(message, undefined);
    }
    this.#deliver(message, undefined);
  }

  /** An event has come in. */
  receive(from: PeerLink, message: EventMessage): void {
    if (isPrivate(message.eventId))
      return from.violation('in', message, `the private event ${shownId(message.eventId)}`);
    if (!this.#recent.add(message.id, from.peerIds)) return;
    this.#send(message, from);
    this.#deliver(message, from);
  }

  dispose(): void {
    this.#recent.clear();
    this.#subscriptions.clear();
    this.#lastEventId = undefined;
  }

  #send(message: EventMessage, except: PeerLink | undefined): void {
    for (const link of this.#core.links.all) if (link !== except && link.isOpen) link.send(message);
  }

  #subscribe(eventId: string | undefined, check: Check | undefined, deliver: Deliver): Unsubscribe {
    const subscription: Subscription = { eventId, check, deliver, order: this.#added++, active: true };
    this.#subscriptions.set(eventId, [...(this.#subscriptions.get(eventId) ?? NOBODY), subscription]);
    this.#lastEventId = undefined;
    return () => this.#unsubscribe(subscription);
  }

  #unsubscribe(subscription: Subscription): void {
    const { eventId } = subscription;
    subscription.active = false;
    this.#lastEventId = undefined;
    const rest = this.#subscriptions.get(eventId)?.filter((other) => other !== subscription) ?? NOBODY;
    if (rest.length === 0) this.#subscriptions.delete(eventId);
    else this.#subscriptions.set(eventId, rest);
  }

  #deliver(message: EventMessage, from: PeerLink | undefined): void {
    if (this.#subscriptions.size === 0) return;
    const listeners = message.eventId === this.#lastEventId ? this.#last : this.#listenersOf(message.eventId);
    if (listeners.length === 0) return;
    const context = contextOf(message, from);
    for (const subscription of listeners) {
      if (subscription.active) this.#call(subscription, message.payload, context);
    }
  }

  /** Those of one event and of every event, in order. */
  #listenersOf(eventId: string): readonly Subscription[] {
    const any = this.#subscriptions.get(undefined) ?? NOBODY;
    const typed = this.#subscriptions.get(eventId);
    const first = typed?.[0];
    if (first === undefined) return any;
    // The listener's own text is kept: a peer's may be part of a large frame.
    this.#lastEventId = first.eventId;
    this.#last = inOrder(typed ?? NOBODY, any);
    return this.#last;
  }

  #call({ check, deliver }: Subscription, payload: unknown, context: EventContext): void {
    try {
      const outcome = check
        ? this.#checkThenDeliver(check, deliver, payload, context)
        : deliver(payload, context);
      if (outcome !== undefined && isThenable(outcome))
        Promise.resolve(outcome).catch((error: unknown) => this.#failed(error, context));
    } catch (error) {
      this.#failed(error, context);
    }
  }

  #checkThenDeliver(check: Check, deliver: Deliver, payload: unknown, context: EventContext): unknown {
    const proceed = (checked: Checked): unknown => {
      if (checked.valid) return deliver(checked.value, context);
      const { eventId, channel } = context;
      const where = channel === undefined ? {} : { channel };
      this.#core.observers.record({ kind: 'skipped_listener', eventId, ...where, issues: checked.issues });
      return undefined;
    };
    const checked = check(payload);
    return isThenable(checked) ? checked.then(proceed) : proceed(checked);
  }

  #failed(error: unknown, { eventId, channel }: EventContext): void {
    const { observers, settings } = this.#core;
    settings.logger?.error(`A listener of ${eventId} threw.`, error);
    observers.record({
      kind: 'failed_listener',
      eventId,
      ...(channel === undefined ? {} : { channel }),
      error,
    });
  }
}

function eventMessage(id: string, eventId: string, payload: unknown, meta: Meta | undefined): EventMessage {
  const type = 'event';
  if (payload === undefined) return meta ? { type, id, eventId, _meta: meta } : { type, id, eventId };
  return meta ? { type, id, eventId, payload, _meta: meta } : { type, id, eventId, payload };
}

function contextOf({ eventId, _meta }: EventMessage, from: PeerLink | undefined): EventContext {
  if (from === undefined) return _meta ? { eventId, meta: _meta } : { eventId };
  return _meta ? { eventId, channel: from.id, meta: _meta } : { eventId, channel: from.id };
}

/** Merges two lists that are in order each. */
function inOrder(some: readonly Subscription[], others: readonly Subscription[]): readonly Subscription[] {
  if (some.length === 0) return others;
  if (others.length === 0) return some;
  return [...some, ...others].sort((one, other) => one.order - other.order);
}
