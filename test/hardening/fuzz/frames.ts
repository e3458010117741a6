import type { SeededRandom } from './seeded-random';

export type Frame = Record<string, unknown>;

/** What a frame may refer to: ids that the registry under test knows. */
export interface Known {
  /** Requests that the registry made, whose replies it waits for or has had. */
  readonly requestIds: readonly string[];
  /** Ids of earlier frames. */
  readonly seenIds: readonly string[];
}

/** Commands and events that exist, that don't, that are private, that objects inherit. */
export const NAMES = [
  'echo',
  'fail',
  'slow',
  'relay',
  'count',
  'endless',
  'friend.count',
  'friend.endless',
  'missing',
  '_private',
  '__proto__',
  'constructor',
  'toString',
  'ping',
];
/** A peer may register any number of commands; the bound on memory holds for this many. */
const OWN_COMMANDS = 500;

function id(random: SeededRandom, known: Known): string {
  if (random.chance(0.1) && known.seenIds.length > 0) return random.pick(known.seenIds);
  const hex = (): string =>
    Math.floor(random.next() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const tail = `${hex()}${hex()}`;
  return `${hex()}-${tail.slice(0, 4)}-4${tail.slice(5, 8)}-8${tail.slice(9, 12)}-${hex()}${tail.slice(12)}`;
}

function thid(random: SeededRandom, known: Known): string {
  const isKnown = random.chance(0.7) && known.requestIds.length > 0;
  return isKnown ? random.pick(known.requestIds) : id(random, known);
}

/** The id of something that was asked of the registry, perhaps. */
function seenId(random: SeededRandom, known: Known): string {
  const isSeen = random.chance(0.7) && known.seenIds.length > 0;
  return isSeen ? random.pick(known.seenIds) : thid(random, known);
}

function command(random: SeededRandom): Frame {
  const name = random.chance(0.2) ? random.pick(NAMES) : `hostile.${random.below(OWN_COMMANDS)}`;
  return random.chance(0.5)
    ? { id: name }
    : { id: name, description: 'x', schema: { request: { type: 'object' } } };
}

/** A frame as a good peer might send it, of a type taken at random. */
export function goodFrame(random: SeededRandom, known: Known): Frame {
  const base = { id: id(random, known), ...(random.chance(0.1) && { _meta: { traceparent: '00-a-b-01' } }) };
  switch (random.below(16)) {
    case 0:
      return { ...base, type: 'register.command.request', command: command(random) };
    case 1:
      return {
        ...base,
        type: 'register.command.response',
        thid: thid(random, known),
        response: { ok: true },
      };
    case 2:
      return { ...base, type: 'list.commands.request' };
    case 3: {
      const commands = Array.from({ length: random.below(4) }, () => command(random));
      return { ...base, type: 'list.commands.response', thid: thid(random, known), commands };
    }
    case 4: {
      const response = random.chance(0.5)
        ? { ok: true, result: { n: 1 } }
        : { ok: false, error: { code: 'internal_error', message: 'no' } };
      return { ...base, type: 'execute.command.response', thid: thid(random, known), response };
    }
    case 5:
      return { ...base, type: 'event', eventId: random.pick(NAMES), payload: { n: random.below(9) } };
    // What only a peer that shook hands may say.
    case 6:
      return { ...base, type: 'command.cancel', thid: seenId(random, known) };
    case 7: {
      const timeoutMs = random.pick([0, 1, 50, 1e300, random.next() * 1000]);
      return { ...base, type: 'command.deadline', thid: thid(random, known), timeoutMs };
    }
    case 8: {
      const commandIds = Array.from({ length: random.below(4) }, () => String(command(random)['id']));
      return { ...base, type: 'command.withdraw', commandIds };
    }
    case 9:
      return { ...base, type: 'command.transfer', ...handedOver(random, known) };
    case 10:
      return { ...base, type: 'stream.open', thid: thid(random, known) };
    case 11: {
      const items = Array.from({ length: 1 + random.below(64) }, (_, n) => ({ n }));
      return { ...base, type: 'stream.items', thid: thid(random, known), items };
    }
    case 12: {
      const error = { code: 'internal_error', message: 'no' };
      return { ...base, type: 'stream.end', thid: thid(random, known), ...(random.chance(0.5) && { error }) };
    }
    case 13: {
      const items = random.pick([1, 32, 64, 65_537]);
      return { ...base, type: 'stream.credit', thid: seenId(random, known), items };
    }
    default:
      return { ...base, type: 'execute.command.request', commandId: random.pick(NAMES), request: { n: 1 } };
  }
}

/** A call, a reply or an item with a buffer that is handed over, or with something that can't be. */
function handedOver(random: SeededRandom, known: Known): Frame {
  const bytes = random.pick([new ArrayBuffer(8), new ArrayBuffer(0), { no: 'buffer' }]);
  const message = random.pick([
    { type: 'execute.command.request', commandId: random.pick(NAMES), request: bytes },
    {
      type: 'execute.command.response',
      thid: thid(random, known),
      response: { ok: true, result: bytes },
    },
    { type: 'stream.items', thid: thid(random, known), items: [bytes] },
  ]);
  return {
    message: { id: id(random, known), ...message },
    transfer: random.chance(0.1) ? [bytes, bytes] : [bytes],
  };
}
