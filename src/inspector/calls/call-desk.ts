import { randomBytes } from 'node:crypto';
import type { CallFault, CallPath, CallRecord, FrameRow } from '@contract';
import { JsonSyntaxError, parseJson, stringifyJson } from '@json';
import { CommandError } from '@mesh';
import { type Clock, LONGEST_TIMER_MS } from '../clock';
import { RecentMap } from '../recent-map';
import { textOf } from '../self/text-of';
import type { StoredCall } from '../store/messages';
import type { Target } from '../targets/target';
import { cutText } from '../wire/cut-text';
import type { SniffedFrame } from '../wire/sniff-frame';
import { localFault, peerFault } from './call-faults';
import type { CallHistory } from './call-history';
import type { LiveCall } from './live-call';
import { LISTED_CHARS } from './record-view';

export interface CallRequest {
  readonly callId: string;
  readonly commandId: string;
  readonly requestText?: string | undefined;
  /** 0: never. */
  readonly timeoutMs: number;
  readonly traceparent?: string | undefined;
}

export interface CallDeskOptions {
  readonly now: Clock;
  readonly history: CallHistory;
  /** A call began, ended, or something was learnt of it. */
  changed(call: StoredCall): void;
  /** The peer's part of a call is known. */
  timed(end: { callId: string; channel: string; peerMs: number }): void;
}

const TELL_STREAM_MS = 100;
const NEWEST_CHARS = 300;
/** Ended calls that may still get a late reply. */
const REMEMBERED = 1_000;
const FRAMES_A_CALL = 100;
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Makes the calls of the interface, and joins each with the frames that carried it. */
export class CallDesk {
  readonly #running = new Map<string, LiveCall>();
  /** By target and message id of the request. */
  readonly #bySent = new RecentMap<LiveCall>(REMEMBERED);
  /** By target, command and trace, until its request is seen: on `self:` that is after the call may have ended. */
  readonly #unseen = new RecentMap<LiveCall>(REMEMBERED);

  constructor(private readonly options: CallDeskOptions) {}

  /** Calls a command; resolves with how it went, and never rejects but for a call id that is taken. */
  async execute(target: Target, request: CallRequest): Promise<StoredCall> {
    if (this.#running.has(request.callId)) {
      throw new CommandError('invalid_request', `A call with the id ${request.callId} is running already.`);
    }
    const trace = TRACEPARENT.exec(request.traceparent ?? '');
    const traceparent = trace === null ? newTraceparent() : trace[0];
    const call = this.#begin(target, request, traceparent.slice(3, 35));
    try {
      const value = readRequest(request.requestText);
      call.request = value;
      const result = await target.call(
        request.commandId,
        value,
        { timeoutMs: call.record.timeoutMs, signal: call.abort.signal, meta: { traceparent } },
        (item, items) => this.#onItem(call, item, items),
      );
      // A command of the app's own registry answers without a frame.
      if (call.answeredByPeer !== true && result !== undefined) call.resultText = textOfResult(result);
      return this.#end(call, { status: 'ok' });
    } catch (error) {
      if (call.abort.signal.aborted) return this.#end(call, { status: 'cancelled' });
      return this.#end(call, { status: 'error', fault: this.#faultOf(call, error) });
    }
  }

  /** Gives up waiting for a call; the peer isn't told, the wire has no message for it. */
  cancel(callId: string): void {
    this.#running.get(callId)?.abort.abort(new Error('cancelled'));
  }

  running(targetId?: string): StoredCall[] {
    return [...this.#running.values()]
      .filter((call) => targetId === undefined || call.target.id === targetId)
      .map(storedOf);
  }

  find(callId: string): StoredCall | undefined {
    const call = this.#running.get(callId);
    return call && storedOf(call);
  }

  /**
   * The way of a call is known, from the page on: now its duration is what the person waited, so that it is the sum of
   * what the path tells.
   */
  addPath(path: CallPath): void {
    const call = this.#recent(path.callId);
    if (call !== undefined) this.#learn(call, { path, durationMs: path.insideMs + path.peerMs });
  }

  /** Takes in a frame of a target: is it the request or a reply of one of its calls? */
  onFrame(target: Target, row: FrameRow, text: string, sniffed: SniffedFrame, readable: boolean): void {
    if (row.type === 'execute.command.request' && row.direction === 'out') this.#onSent(target, row, sniffed);
    else if (row.type === 'execute.command.response' && row.direction === 'in') {
      this.#onReply(target, row, text, sniffed, readable);
    }
  }

  #begin(target: Target, request: CallRequest, traceId: string): LiveCall {
    const { callId, commandId, requestText, timeoutMs } = request;
    const call: LiveCall = {
      target,
      traceId,
      ...(requestText !== undefined && { requestText }),
      abort: new AbortController(),
      record: {
        callId,
        targetId: target.id,
        commandId,
        requestSizeBytes: requestText === undefined ? 0 : Buffer.byteLength(requestText),
        startedAt: this.options.now(),
        timeoutMs: Math.min(LONGEST_TIMER_MS, Math.max(0, timeoutMs)),
        status: 'running',
        frameSeqs: [],
      },
    };
    this.#running.set(callId, call);
    this.#unseen.set(unseenKey(target, commandId, traceId), call);
    this.options.changed(storedOf(call));
    return call;
  }

  /** A stream may be as fast as it likes: it is told of ten times a second. */
  #onItem(call: LiveCall, item: unknown, items: number): void {
    call.newest = { item, items };
    call.telling ??= setTimeout(() => {
      delete call.telling;
      this.#learn(call, streamedOf(call));
    }, TELL_STREAM_MS);
  }

  #end(call: LiveCall, how: Pick<CallRecord, 'status'> & { fault?: CallFault }): StoredCall {
    const now = this.options.now();
    const { resultText } = call;
    const { unreadableReply, ...record } = call.record;
    call.endedAt = now;
    clearTimeout(call.telling);
    const peerMs = call.sentAt === undefined ? 0 : Math.max(0, (call.repliedAt ?? now) - call.sentAt);
    const durationMs = now - record.startedAt;
    call.record = {
      ...record,
      ...how,
      ...streamedOf(call),
      durationMs,
      ...(how.fault?.code === 'timeout' && unreadableReply !== undefined && { unreadableReply }),
      ...(resultText !== undefined &&
        how.status === 'ok' && { resultSizeBytes: Buffer.byteLength(resultText) }),
      ...(call.sentAt !== undefined && { path: firstPath(call, durationMs, peerMs) }),
    };
    if (how.status !== 'ok') delete call.resultText;
    delete call.request;
    delete call.newest;
    this.#running.delete(record.callId);
    const stored = storedOf(call);
    this.options.history.save(stored);
    this.options.changed(stored);
    dropLargeTexts(call);
    if (call.sentAt !== undefined) {
      this.options.timed({ callId: record.callId, channel: call.target.channel, peerMs });
    }
    if (how.fault?.code === 'timeout' && how.fault.origin === 'here') this.#askWhetherAlive(call);
    return stored;
  }

  #faultOf(call: LiveCall, error: unknown): CallFault {
    if (call.peerFault !== undefined) return call.peerFault;
    if (error instanceof JsonSyntaxError) {
      return {
        code: 'invalid_request',
        message: `The request isn't JSON: ${error.message}. Nothing was sent.`,
        origin: 'here',
      };
    }
    const { commandId, timeoutMs } = call.record;
    const { target } = call;
    const othersWaiting = target.lastEnd === undefined ? 0 : this.#strandedWith(call);
    const wasSent = call.sentAt !== undefined;
    return localFault(error, { commandId, timeoutMs, target, wasSent, othersWaiting });
  }

  /** Calls that waited on the same link when it ended, without the given one. */
  #strandedWith(call: LiveCall): number {
    const endedAt = call.target.lastEnd?.fault.at ?? 0;
    let count = 0;
    for (const other of new Set([...this.#running.values(), ...this.#bySent.values()])) {
      if (other === call || other.target !== call.target || other.record.startedAt > endedAt) continue;
      if (other.endedAt === undefined || other.endedAt >= endedAt) count++;
    }
    return count;
  }

  /** After a deadline: does the peer still answer anything? */
  #askWhetherAlive(call: LiveCall): void {
    call.target.probe().then(
      (peerAnswers) => this.#learn(call, { peerAnswers }),
      () => this.#learn(call, { peerAnswers: false }),
    );
  }

  #onSent(target: Target, row: FrameRow, sniffed: SniffedFrame): void {
    const { id, subject, traceId } = sniffed;
    if (id === undefined || traceId === undefined || subject === undefined) return;
    const key = unseenKey(target, subject, traceId);
    const call = this.#unseen.get(key);
    if (call === undefined) return;
    this.#unseen.delete(key);
    call.sentAt = row.at;
    this.#bySent.set(`${target.id} ${id}`, call);
    // Told at once: while the call runs, its frame and the events of its trace can be shown.
    this.#learn(call, { messageId: id, frameSeqs: [row.seq] });
  }

  #onReply(target: Target, row: FrameRow, text: string, sniffed: SniffedFrame, readable: boolean): void {
    const call = sniffed.thid === undefined ? undefined : this.#bySent.get(`${target.id} ${sniffed.thid}`);
    if (call === undefined) return;
    const frameSeqs = [...call.record.frameSeqs, row.seq].slice(0, FRAMES_A_CALL);
    if (row.kind === 'ignored') {
      const late = row.reason === 'late' && call.record.lateReply === undefined;
      const afterMs = row.at - call.record.startedAt;
      this.#learn(call, {
        frameSeqs,
        ...(late && { lateReply: { afterMs, sizeBytes: row.sizeBytes, seq: row.seq } }),
      });
    } else if (!readable && sniffed.outcome !== 'error') {
      // The registry has dropped it: it isn't the reply, and another one may come.
      if (call.endedAt !== undefined) return;
      this.#learn(call, { frameSeqs, ...unreadableIn(call, row) });
    } else if (call.repliedAt === undefined) {
      call.repliedAt = row.at;
      call.record = { ...call.record, frameSeqs };
      if (call.endedAt === undefined) {
        this.#takeReply(call, text, sniffed);
        // An error with a code of its own: the registry has dropped it, and waits on.
        if (!readable) this.#learn(call, unreadableIn(call, row));
      } else this.#learn(call, {});
    } else if (frameSeqs.length > call.record.frameSeqs.length) this.#learn(call, { frameSeqs });
  }

  #takeReply(call: LiveCall, text: string, sniffed: SniffedFrame): void {
    if (sniffed.outcome === 'error') {
      call.peerFault = peerFault(
        sniffed.errorCode ?? 'internal_error',
        sniffed.errorMessage ?? '',
        call.request,
      );
      return;
    }
    call.answeredByPeer = true;
    const { body } = sniffed;
    if (body !== undefined) call.resultText = text.slice(body.start, body.end);
  }

  #recent(callId: string): LiveCall | undefined {
    const running = this.#running.get(callId);
    if (running !== undefined) return running;
    for (const call of this.#bySent.values()) if (call.record.callId === callId) return call;
    return undefined;
  }

  /** Adds what was learnt of a call, also after its end. */
  #learn(call: LiveCall, learnt: Partial<CallRecord>): void {
    call.record = { ...call.record, ...learnt };
    if (call.endedAt !== undefined) this.options.history.update(call.record);
    this.options.changed(storedOf(call));
  }
}

function readRequest(text: string | undefined): unknown {
  return text === undefined || text.trim() === '' ? undefined : parseJson(text);
}

function textOfResult(result: unknown): string {
  return stringifyJson(result) ?? 'null';
}

const beginningOf = (text: string): string => cutText(text, 0, text.length, NEWEST_CHARS);

function streamedOf({ newest }: LiveCall): Pick<CallRecord, 'streamed'> {
  if (newest === undefined) return {};
  return { streamed: { items: newest.items, newest: beginningOf(textOf(newest.item)) } };
}

/** The first reply of a call that is none; told at once, because the call waits on. */
function unreadableIn({ record }: LiveCall, row: FrameRow): Pick<CallRecord, 'unreadableReply'> {
  const { at, seq, reason = 'unknown' } = row;
  return { unreadableReply: record.unreadableReply ?? { afterMs: at - record.startedAt, reason, seq } };
}

/** The history has them by now. */
function dropLargeTexts(call: LiveCall): void {
  if (call.requestText !== undefined && call.requestText.length > LISTED_CHARS) delete call.requestText;
  if (call.resultText === undefined || call.resultText.length <= LISTED_CHARS) return;
  delete call.resultText;
  call.resultInHistory = true;
}

/** Another call of the same command in the same trace takes the place of one that is never seen. */
function unseenKey(target: Target, commandId: string, traceId: string): string {
  return `${target.id} ${traceId} ${commandId}`;
}

/** What the inspector itself knows of a call's way. */
function firstPath(call: LiveCall, durationMs: number, peerMs: number): CallPath {
  const { channel } = call.target;
  return {
    callId: call.record.callId,
    hops: [{ from: 'main', to: channel, basis: 'measured' }],
    insideMs: Math.max(0, durationMs - peerMs),
    peerMs,
    beyond: channel,
  };
}

function storedOf({ record, requestText, resultText, resultInHistory }: LiveCall): StoredCall {
  return {
    record: resultInHistory === undefined ? record : { ...record, resultStored: true },
    ...(requestText !== undefined && { requestText }),
    ...(resultText !== undefined && { resultText }),
  };
}

function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
