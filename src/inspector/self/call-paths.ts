import type { CallPath, Hop } from '@contract';
import type { RegistryRecord } from '@mesh';
import { RecentMap } from '../recent-map';
import { memberRanges, stringAt } from '../wire/member-ranges';
import type { ReportedRecord } from './reported-record';

/** When the frames of one call went through one registry. */
interface Passage {
  requestIn?: Mark;
  requestOut?: Mark;
  replyIn?: Mark;
  replyOut?: Mark;
}
interface Mark {
  readonly at: number;
  readonly channel: string;
}

interface Way {
  readonly messageId: string;
  callId?: string;
  readonly passages: Map<string, Passage>;
}

/** What the inspector itself knows of a call. */
export interface CallEnd {
  readonly callId: string;
  readonly channel: string;
  readonly peerMs: number;
}

/** A call whose reports never come is forgotten. */
const REMEMBERED = 500;
const EXECUTE = 'inspector.execute';

/**
 * Finds the way that a call from the page took through the app's registries: the request and the reply of
 * `inspector.execute` keep their message id over every hop, and each registry reports when they passed. Only spans
 * within one registry are compared, never the clocks of two.
 */
export class CallPaths {
  /** By message id of the request. */
  readonly #ways = new RecentMap<Way>(REMEMBERED);
  readonly #ends = new RecentMap<CallEnd>(REMEMBERED);

  constructor(
    private readonly main: string,
    private readonly known: (path: CallPath) => void,
  ) {}

  /** A record of the registry that hosts the inspector. */
  observe(record: RegistryRecord): void {
    if (record.kind !== 'frame') return;
    const { message, direction, at, channel } = record;
    if (message.type === 'execute.command.request' && message.commandId === EXECUTE) {
      const request = message.request as { callId?: unknown } | undefined;
      this.#request(this.main, message.id, direction, { at, channel }, stringOf(request?.callId));
    } else if (message.type === 'execute.command.response' && this.#ways.has(message.thid)) {
      this.#reply(this.main, message.thid, direction, { at, channel });
    }
  }

  /** A record that another registry of the app reported. */
  take(registry: string, record: ReportedRecord): void {
    if (record.kind !== 'frame') return;
    const { direction, at, channel, type, messageId, thid, subject } = record;
    if (type === 'execute.command.request' && subject === EXECUTE && messageId !== undefined) {
      this.#request(registry, messageId, direction, { at, channel }, callIdIn(record.text));
    } else if (type === 'execute.command.response' && thid !== undefined && this.#ways.has(thid)) {
      this.#reply(registry, thid, direction, { at, channel });
    }
  }

  /** A call has ended, and its peer's part is known. */
  ended(end: CallEnd): void {
    this.#ends.set(end.callId, end);
    for (const way of this.#ways.values()) if (way.callId === end.callId) this.#conclude(way);
  }

  #request(
    registry: string,
    messageId: string,
    direction: 'in' | 'out',
    mark: Mark,
    callId: string | undefined,
  ): void {
    const way = this.#ways.get(messageId) ?? { messageId, passages: new Map<string, Passage>() };
    this.#ways.set(messageId, way);
    if (callId !== undefined) way.callId = callId;
    const passage = passageOf(way, registry);
    if (direction === 'in') passage.requestIn = mark;
    else passage.requestOut = mark;
  }

  #reply(registry: string, thid: string, direction: 'in' | 'out', mark: Mark): void {
    const way = this.#ways.get(thid);
    if (way === undefined) return;
    const passage = passageOf(way, registry);
    if (direction === 'in') passage.replyIn = mark;
    else passage.replyOut = mark;
    this.#conclude(way);
  }

  #conclude(way: Way): void {
    const end = way.callId === undefined ? undefined : this.#ends.get(way.callId);
    const chain = end === undefined ? undefined : chainOf(way, this.main);
    if (end === undefined || chain === undefined) return;
    this.#ways.delete(way.messageId);
    this.#ends.delete(end.callId);
    this.known(pathOf(chain, end));
  }
}

interface Station {
  readonly registry: string;
  /** From the first of the call that it saw to the last. */
  readonly wholeMs: number;
  /** What it waited for the next registry. */
  readonly waitedMs: number;
}

/** The registries from the page to main; undefined while a report of one is missing. */
function chainOf(way: Way, main: string): Station[] | undefined {
  const stations: Station[] = [];
  const origin = [...way.passages].find(([, passage]) => passage.requestIn === undefined);
  let registry = origin?.[0];
  for (let step = 0; registry !== undefined && step <= way.passages.size; step++) {
    const passage = way.passages.get(registry);
    if (passage === undefined) return undefined;
    if (registry === main) {
      const wholeMs = span(passage.requestIn, passage.replyOut);
      return wholeMs === undefined ? undefined : [...stations, { registry, wholeMs, waitedMs: 0 }];
    }
    const waitedMs = span(passage.requestOut, passage.replyIn);
    if (waitedMs === undefined) return undefined;
    const wholeMs = passage.requestIn === undefined ? waitedMs : span(passage.requestIn, passage.replyOut);
    if (wholeMs === undefined) return undefined;
    stations.push({ registry, wholeMs, waitedMs });
    registry = passage.requestOut?.channel;
  }
  return undefined;
}

/** A hop's time is what its registry waited, less what the next one was busy: both ways together. */
function pathOf(chain: readonly Station[], end: CallEnd): CallPath {
  const hops: Hop[] = chain.slice(0, -1).map((station, index) => ({
    from: station.registry,
    to: chain[index + 1]?.registry ?? '',
    durationMs: Math.max(0, station.waitedMs - (chain[index + 1]?.wholeMs ?? 0)),
    basis: 'measured',
  }));
  const whole = chain[0]?.wholeMs ?? 0;
  return {
    callId: end.callId,
    hops: [...hops, { from: chain.at(-1)?.registry ?? '', to: end.channel, basis: 'measured' }],
    insideMs: Math.max(0, whole - end.peerMs),
    peerMs: end.peerMs,
    beyond: end.channel,
  };
}

function span(from: Mark | undefined, to: Mark | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.max(0, to.at - from.at);
}

function passageOf(way: Way, registry: string): Passage {
  let passage = way.passages.get(registry);
  if (passage === undefined) {
    passage = {};
    way.passages.set(registry, passage);
  }
  return passage;
}

function callIdIn(text: string): string | undefined {
  const request = memberRanges(text)?.get('request');
  return request && stringAt(text, memberRanges(text, request.start)?.get('callId'));
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
