import type { Channel } from '../channels/channel';
import { ChannelClosedError, isChannelClosedError } from '../channels/channel-closed-error';
import { decodeMessage, type ReportViolation } from '../protocol/decode-message';
import type { Message } from '../protocol/message';
import { describeThrown } from './describe-thrown';
import type { Link } from './link';
import type { Observers } from './observers';
import type { Logger } from './registry-options';
import type { ServedCall } from './served-call';

/** What a link tells its registry. */
export interface LinkOwner {
  readonly observers: Observers;
  readonly logger: Logger | undefined;
  opened(link: PeerLink): void;
  received(link: PeerLink, message: Message): void;
  ended(link: PeerLink): void;
  refresh(link: PeerLink, timeoutMs: number | undefined): Promise<boolean>;
}

export interface LinkTraits {
  readonly isRouter: boolean;
  readonly privateCommands: boolean;
}

/** A link as its registry sees it. */
export class PeerLink implements Link {
  readonly id: string;
  readonly isRouter: boolean;
  /** Whether private commands pass. */
  readonly privateCommands: boolean;
  readonly ready: Promise<void>;
  readonly closed: Promise<void>;
  /** Handlers that run for this link. */
  running = 0;
  /** Commands that it owns here, and those that it will where the router agrees. */
  commands = 0;
  /** Calls that wait for their turn. */
  readonly waiting: ServedCall[] = [];
  /** Whether calls are being let in right now. */
  admitting = false;
  #state: 'new' | 'starting' | 'open' | 'closed' = 'new';
  #early: unknown[] = [];
  #openTasks = 0;
  #resolveReady: () => void = () => {};
  #resolveClosed: () => void = () => {};
  readonly #channel: Channel;
  readonly #owner: LinkOwner;
  readonly #report: ReportViolation;

  constructor(channel: Channel, traits: LinkTraits, owner: LinkOwner) {
    this.id = channel.id;
    this.isRouter = traits.isRouter;
    this.privateCommands = traits.privateCommands;
    this.#channel = channel;
    this.#owner = owner;
    this.#report = (raw, reason) => this.violation('in', raw, reason);
    this.ready = new Promise((resolve) => {
      this.#resolveReady = resolve;
    });
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** Starts the channel. Rejects where that fails; the link has ended then. */
  async start(): Promise<void> {
    this.#state = 'starting';
    try {
      const started = this.#channel.start({
        receive: (raw) => this.#receive(raw),
        closed: (cause) => this.end(cause),
      });
      if (started) await Promise.race([started, this.closed]);
    } catch (error) {
      this.end(error);
      throw error;
    }
    this.#open();
  }

  /** Sends a message; gives what was thrown where that failed, after the link has ended if that was the reason. */
  send(message: Message): unknown {
    if (this.#state !== 'open') return new ChannelClosedError(this.id);
    try {
      this.#channel.send(message);
    } catch (error) {
      if (isChannelClosedError(error)) this.end(error);
      else this.violation('out', message, `can't be carried: ${describeThrown(error)}`);
      return error ?? new Error('The channel threw nothing at all.');
    }
    const { observers } = this.#owner;
    if (observers.active) observers.record({ kind: 'frame', channel: this.id, direction: 'out', message });
    return undefined;
  }

  violation(direction: 'in' | 'out', raw: unknown, reason: string): void {
    this.#owner.observers.record({ kind: 'violation', channel: this.id, direction, raw, reason });
  }

  /** Adds something that has to be answered before the link is ready. */
  addTask(): void {
    this.#openTasks += 1;
  }

  /** One of them is answered, or given up. */
  taskDone(): void {
    this.#openTasks -= 1;
    if (this.#openTasks === 0) this.#resolveReady();
  }

  refresh(options: { readonly timeoutMs?: number } = {}): Promise<boolean> {
    return this.#owner.refresh(this, options.timeoutMs);
  }

  async close(): Promise<void> {
    const wasOpen = this.#state !== 'closed';
    this.end(undefined);
    if (!wasOpen) return;
    try {
      await this.#channel.close();
    } catch (error) {
      this.#owner.logger?.warn(`The channel ${this.id} didn't close properly.`, error);
    }
  }

  /** Ends the link. What its channel does later has no effect. */
  end(cause: unknown): void {
    const before = this.#state;
    if (before === 'closed') return;
    this.#state = 'closed';
    this.#early = [];
    this.waiting.length = 0;
    this.#owner.ended(this);
    if (before === 'open') {
      const closed = { kind: 'link', channel: this.id, state: 'closed' } as const;
      this.#owner.observers.record(cause === undefined ? closed : { ...closed, cause });
    }
    this.#resolveReady();
    this.#resolveClosed();
  }

  #open(): void {
    if (this.#state !== 'starting') return;
    this.#state = 'open';
    this.#owner.observers.record({ kind: 'link', channel: this.id, state: 'open' });
    this.#owner.opened(this);
    const early = this.#early;
    this.#early = [];
    for (const raw of early) this.#receive(raw);
  }

  /** Nothing that comes in may throw out of here (protocol.md, Messages). */
  #receive(raw: unknown): void {
    if (this.#state !== 'open') {
      if (this.#state === 'starting') this.#early.push(raw);
      return;
    }
    try {
      const message = decodeMessage(raw, this.#report);
      if (message === undefined) return;
      const { observers } = this.#owner;
      if (observers.active) {
        observers.record({ kind: 'frame', channel: this.id, direction: 'in', message: raw as Message });
      }
      this.#owner.received(this, message);
    } catch (error) {
      this.violation('in', raw, `can't be read: ${describeThrown(error)}`);
    }
  }
}
