import type { Channel } from '../../channels/channel';
import { ChannelClosedError, isChannelClosedError } from '../../channels/channel-closed-error';
import { isChannelFullError } from '../../channels/channel-full-error';
import { decodeMessage, type ReportViolation } from '../../protocol/decode-message';
import type { IdSource } from '../../protocol/id-source';
import type { CommandCancel, CommandDeadline, CommandTransfer, Message, Meta } from '../../protocol/message';
import { FEATURES, type Feature, helloOf, readHello } from '../../protocol/own-kind';
import type { NumberedIds } from '../../protocol/pack/numbered-ids';
import { Packer } from '../../protocol/pack/packer';
import { Unpacker } from '../../protocol/pack/unpacker';
import type { Unpacking } from '../../protocol/pack/unpacking';
import { OWN_KIND_SHAPES, PROTOCOL_SHAPES } from '../../protocol/shapes';
import { describeThrown } from '../calls/describe-thrown';
import { Turns } from '../calls/turns';
import { footprintOf } from '../ids/footprint';
import type { Observers } from '../observers';
import type { Logger } from '../registry-options';
import type { Link, LinkLoad } from './link';
import { mayBeMissed } from './may-be-missed';
import { type Batch, MessageBatch } from './message-batch';
import { LONGEST_BATCH, Outbox } from './outbox';
import { Owed } from './owed';
import { refuseDetached } from './refuse-detached';

/** What a link tells its registry. */
export interface LinkOwner {
  readonly observers: Observers;
  readonly ids: IdSource;
  readonly logger: Logger | undefined;
  opened(link: PeerLink): void;
  received(link: PeerLink, message: Message): void;
  ended(link: PeerLink): void;
  /** A message that had been taken for sending couldn't be carried. */
  uncarried(link: PeerLink, message: Message, error: unknown): void;
  refresh(link: PeerLink, timeoutMs: number | undefined): Promise<boolean>;
}

export interface LinkTraits {
  readonly isRouter: boolean;
  readonly privateCommands: boolean;
  /** Whether a peer of our own kind is used as such. */
  readonly ownKind: boolean;
  /** How much may be kept of what comes before the link is open, and of what it is owed: about so many characters. */
  readonly maxHeld: number;
  /** Whether ports that the peer offers are taken. */
  readonly takesPorts?: boolean;
}

/** A link as its registry sees it. */
export class PeerLink implements Link {
  readonly id: string;
  readonly isRouter: boolean;
  /** Whether private commands pass. */
  readonly privateCommands: boolean;
  readonly ready: Promise<void>;
  readonly closed: Promise<void>;
  cause: unknown;
  /** Handlers that run for this link. */
  running = 0;
  /** Commands that it owns here, and those that it will where the router agrees. */
  commands = 0;
  /** About how many characters of its commands' definitions are kept here. */
  heldCommandChars = 0;
  /** About how many characters of its calls that are under way are kept here. */
  heldCallChars = 0;
  /** Commands of its that are being made known to the router. */
  passing = 0;
  /** Calls that wait for their turn. */
  readonly waiting: Turns = new Turns();
  /** Whether calls are being let in right now. */
  admitting = false;
  /** `greeting`: open, but the first list request, which is the first message on the link, hasn't gone yet. */
  #state: 'new' | 'starting' | 'greeting' | 'open' | 'closed' = 'new';
  #early: unknown[] = [];
  #earlyChars = 0;
  /** What was sent while greeting. */
  #late: Message[] = [];
  #openTasks = 0;
  readonly #ownKind: boolean;
  readonly #maxHeld: number;
  readonly #takesPorts: boolean;
  #isGreeted = false;
  /** There until the peer has spoken, if it may be of our own kind. */
  #owed: Owed | undefined;
  /** There once the peer takes batches. */
  #outbox: Outbox | undefined;
  /** The ids of the peer's registry, once it tells their numbers. */
  peerIds: NumberedIds | undefined;
  /** There once it sends packed ones. */
  #unpacker: Unpacker | undefined;
  /** What the peer announced; undefined: it is of another kind, or hasn't spoken yet. */
  #peerFeatures: ReadonlySet<string> | undefined;
  #resolveReady: () => void = () => {};
  #resolveClosed: () => void = () => {};
  readonly #channel: Channel;
  readonly #owner: LinkOwner;
  readonly #report: ReportViolation;

  constructor(channel: Channel, traits: LinkTraits, owner: LinkOwner) {
    this.id = channel.id;
    this.isRouter = traits.isRouter;
    this.privateCommands = traits.privateCommands;
    this.#ownKind = traits.ownKind;
    this.#maxHeld = traits.maxHeld;
    this.#owed = traits.ownKind ? new Owed(traits.maxHeld) : undefined;
    this.#takesPorts = traits.takesPorts ?? false;
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

  get load(): LinkLoad {
    return {
      runningCalls: this.running,
      waitingCalls: this.waiting.length,
      callChars: this.heldCallChars,
      commands: this.commands,
      commandChars: this.heldCommandChars,
    };
  }

  get isOpen(): boolean {
    return this.#state === 'open' || this.#state === 'greeting';
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
    if (this.#state !== 'open') return this.#sendUnopened(message);
    const outbox = this.#outbox;
    if (outbox === undefined) return this.#sendNow(message);
    if (outbox.take(message)) {
      // Its channel may turn out to be closed right then.
      if (this.isOpen) this.#recordOut(message);
      return undefined;
    }
    outbox.flush();
    return this.#sendNow(message);
  }

  #sendUnopened(message: Message): unknown {
    if (this.#state !== 'greeting') return new ChannelClosedError(this.id);
    this.#late.push(message);
    return undefined;
  }

  #sendNow(message: Message): unknown {
    try {
      this.#channel.send(message);
    } catch (error) {
      return this.#notSent(message, error);
    }
    this.#recordOut(message);
    return undefined;
  }

  #notSent(message: Message, error: unknown): unknown {
    if (isChannelClosedError(error)) this.end(error);
    else this.violation('out', message, `can't be carried: ${describeThrown(error)}`);
    if (isChannelFullError(error) && !mayBeMissed(message.type)) {
      // Who reads nothing would wait for it for ever.
      this.end(error);
      void this.#closeChannel();
    }
    return error ?? new Error('The channel threw nothing at all.');
  }

  /**
   * Sends a call or a reply as `send` does, and hands `transfer` over with it where the peer can take that; elsewhere it is
   * copied.
   */
  sendTransfer(message: CommandTransfer['message'], transfer: readonly object[]): unknown {
    if (transfer.length === 0 || !this.#channel.sendTransfer || !this.can('transfer')) {
      return this.send(message);
    }
    return this.sendWith(transfer, { type: 'command.transfer', id: message.id, message, transfer }, message);
  }

  /** Sends a frame with what it hands over, over a channel that can do that; `recorded` is what observers are told of. */
  sendWith(transfer: readonly object[], frame: Message, recorded: Message = frame): unknown {
    this.#outbox?.flush();
    try {
      refuseDetached(transfer);
      this.#channel.sendTransfer?.(frame, transfer);
    } catch (error) {
      return this.#notSent(recorded, error);
    }
    this.#recordOut(recorded);
    return undefined;
  }

  #recordOut(message: Message): void {
    const { observers } = this.#owner;
    if (observers.active) observers.record({ kind: 'frame', channel: this.id, direction: 'out', message });
  }

  #sendBatch(messages: readonly Message[]): void {
    if (this.#state !== 'open') return;
    try {
      if (messages.length > 1) return this.#channel.sendBatch?.(messages);
    } catch (error) {
      if (isChannelClosedError(error)) return this.end(error);
      // One of them can't be carried: which one shows when they go one by one.
    }
    for (const message of messages) this.#sendLate(message);
  }

  #sendPacked(row: readonly unknown[]): void {
    if (this.#state !== 'open') return;
    try {
      this.#channel.sendPacked?.(row);
    } catch (error) {
      // There is nothing in it that can't be carried: it is the channel that doesn't carry.
      this.end(error);
      void this.#closeChannel();
    }
  }

  #sendLate(message: Message): void {
    if (this.#state !== 'open') return;
    try {
      this.#channel.send(message);
    } catch (error) {
      if (isChannelClosedError(error)) return this.end(error);
      this.violation('out', message, `can't be carried: ${describeThrown(error)}`);
      this.#owner.uncarried(this, message, error);
    }
  }

  /** The `_meta` of the first list request. */
  get hello(): Meta | undefined {
    if (!this.#ownKind) return undefined;
    const features: Feature[] = [...FEATURES];
    if (this.#channel.sendBatch) features.push('batch');
    if (this.#channel.sendPacked) features.push('pack');
    if (this.#channel.sendTransfer) features.push('transfer');
    if (this.#channel.sendTransfer && this.#takesPorts) features.push('direct');
    return helloOf(features, this.#owner.ids.prefix);
  }

  /**
   * The peer has asked for the commands; its first question may say that it is of our own kind.
   *
   * @returns the commands that were withdrawn since the link opened, where the peer is to be told of them
   */
  greeted(meta: Meta | undefined): readonly string[] {
    if (this.#isGreeted) return [];
    this.#isGreeted = true;
    if (this.#ownKind) {
      const hello = readHello(meta);
      this.#peerFeatures = hello?.features;
      const batch = this.#makeBatch(hello?.ids);
      if (batch) this.#outbox = new Outbox(batch);
    }
    const owed = this.#owed;
    this.#owed = undefined;
    if (owed === undefined) return [];
    for (const frame of owed.framesFor((feature) => this.can(feature))) this.send(frame);
    return this.can('withdraw') ? owed.withdrawn : [];
  }

  /** How messages go together to the peer; undefined: one by one. */
  #makeBatch(theirs: NumberedIds | undefined): Batch | undefined {
    if (this.#channel.sendPacked && theirs && this.can('pack')) {
      const ours = this.#owner.ids;
      this.peerIds = theirs;
      this.#unpacker = new Unpacker(ours, theirs, this.#report);
      return new Packer(ours, theirs, (row) => this.#sendPacked(row));
    }
    return this.#channel.sendBatch && this.can('batch')
      ? new MessageBatch((messages) => this.#sendBatch(messages))
      : undefined;
  }

  /** Keeps withdrawn commands for a peer that was told of them, perhaps, and hasn't said yet of which kind it is. */
  oweWithdrawal(commandIds: readonly string[]): void {
    if (this.isOpen) this.#owed?.addWithdrawals(commandIds);
  }

  /** Whether a frame of this feature may mean something to the peer: it does, or the peer hasn't said yet of which kind it is. */
  mayKnow(feature: Feature): boolean {
    return this.can(feature) || (this.#owed !== undefined && this.isOpen);
  }

  /** Sends a frame about a call that was sent, now or once the peer has said that it knows what that is; else never. */
  tell(feature: Feature, frame: CommandCancel | CommandDeadline): void {
    if (this.can(feature)) return void this.send(frame);
    if (this.isOpen) this.#owed?.addFrame(feature, frame);
  }

  /** Whether the link is open and the peer has shaken hands. */
  get isOwnKind(): boolean {
    return this.#state === 'open' && this.#peerFeatures !== undefined;
  }

  /** Whether the peer is open to something beyond the protocol. */
  can(feature: Feature): boolean {
    return this.#state === 'open' && this.#peerFeatures !== undefined && this.#peerFeatures.has(feature);
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
    this.#outbox?.flush();
    this.end(undefined);
    if (wasOpen) await this.#closeChannel();
  }

  async #closeChannel(): Promise<void> {
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
    this.cause = cause;
    this.#early = [];
    this.#late = [];
    this.#owed = undefined;
    this.#outbox?.clear();
    this.#owner.ended(this);
    if (before === 'open' || before === 'greeting') {
      const closed = { kind: 'link', channel: this.id, state: 'closed' } as const;
      this.#owner.observers.record(cause === undefined ? closed : { ...closed, cause });
    }
    this.#resolveReady();
    this.#resolveClosed();
  }

  #open(): void {
    if (this.#state !== 'starting') return;
    this.#state = 'greeting';
    this.#owner.observers.record({ kind: 'link', channel: this.id, state: 'open' });
    // An observer may have ended it.
    if (!this.isOpen) return;
    this.#state = 'open';
    this.#owner.opened(this);
    const late = this.#late;
    this.#late = [];
    for (const message of late) {
      const error = this.send(message);
      if (error !== undefined && this.isOpen) this.#owner.uncarried(this, message, error);
    }
    const early = this.#early;
    this.#early = [];
    for (const raw of early) this.#receive(raw);
  }

  /** Nothing that comes in may throw out of here (protocol.md, Messages). */
  #receive(raw: unknown): void {
    if (this.#state !== 'open') {
      if (this.#state === 'starting' || this.#state === 'greeting') this.#keepEarly(raw);
      return;
    }
    const outbox = this.#outbox;
    if (outbox === undefined) return this.#receiveOne(raw);
    const isBatch = Array.isArray(raw);
    outbox.turn(isBatch);
    if (!isBatch) return this.#receiveOne(raw);
    try {
      this.#receiveBatch(raw);
    } catch (error) {
      this.violation('in', raw, `can't be read: ${describeThrown(error)}`);
    }
  }

  /** What comes before the link is open waits for that, as far as there is room. */
  #keepEarly(raw: unknown): void {
    const size = footprintOf(raw, this.#maxHeld);
    if (this.#earlyChars + size > this.#maxHeld) {
      return this.violation('in', raw, `more than ${this.#maxHeld} characters came before the link was open`);
    }
    this.#earlyChars += size;
    this.#early.push(raw);
  }

  #receiveBatch(batch: readonly unknown[]): void {
    if (this.#unpacker?.reads(batch)) return this.#receivePacked(this.#unpacker.unpacking(batch));
    const { length } = batch;
    if (length < 2 || length > LONGEST_BATCH) {
      return this.violation('in', batch, `a batch of ${length} messages`);
    }
    for (let at = 0; at < length && this.#state === 'open'; at += 1) this.#receiveOne(batch[at]);
  }

  #receivePacked(unpacking: Unpacking): void {
    for (let count = 0; !unpacking.isDone && this.#state === 'open'; count += 1) {
      if (count === LONGEST_BATCH) return unpacking.refuse(`more than ${LONGEST_BATCH} messages`);
      const message = unpacking.next();
      if (message) this.#receiveUnpacked(message);
    }
  }

  #receiveUnpacked(message: Message): void {
    try {
      this.#receiveMessage(message, message);
    } catch (error) {
      this.violation('in', message, `can't be read: ${describeThrown(error)}`);
    }
  }

  #receiveOne(raw: unknown): void {
    try {
      const message = decodeMessage(
        raw,
        this.#report,
        this.#peerFeatures ? OWN_KIND_SHAPES : PROTOCOL_SHAPES,
      );
      if (message !== undefined) this.#receiveMessage(message, raw as Message);
    } catch (error) {
      this.violation('in', raw, `can't be read: ${describeThrown(error)}`);
    }
  }

  /** @param raw the message as it came in */
  #receiveMessage(message: Message, raw: Message): void {
    const { observers } = this.#owner;
    if (observers.active && message.type !== 'command.transfer') {
      observers.record({ kind: 'frame', channel: this.id, direction: 'in', message: raw });
    }
    this.#owner.received(this, message);
  }
}
