import type { Frame } from './frames';
import type { SeededRandom } from './seeded-random';

const DEPTH = 5_000;
const HUGE = 'h'.repeat(100_000);

function nested(): unknown {
  let value: unknown = 1;
  for (let depth = 0; depth < DEPTH; depth += 1) value = depth % 2 === 0 ? [value] : { value };
  return value;
}

function cycle(): unknown {
  const value: Record<string, unknown> = { list: [] };
  value['self'] = value;
  (value['list'] as unknown[]).push(value);
  return value;
}

const DEEP = nested();
const CYCLE = cycle();
const POLLUTING: unknown = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
);

/** Values that structured clone carries and that nobody expects. */
const CLONEABLE: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => -0,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 2 ** 70,
  () => 10n ** 40n,
  () => '',
  () => '\ud800',
  () => HUGE,
  () => '__proto__',
  () => 'constructor',
  () => '_private',
  () => 'execute.command.request',
  () => [],
  () => [[], {}, null],
  () => ({}),
  () => DEEP,
  () => CYCLE,
  () => POLLUTING,
  () => new Date(0),
  () => new Map([['type', 'event']]),
  () => new Uint8Array(8),
  () => new Error('an error as a value'),
  () => /./,
];

/** Values that only a channel within one thread passes on. */
const BY_REFERENCE: readonly (() => unknown)[] = [
  () => () => 1,
  () => Symbol('symbol'),
  () => Object.create(null) as unknown,
  () => Object.freeze({ type: 'event' }),
  () => Promise.resolve(1),
  () => ({
    get anything(): never {
      throw new Error('a getter that throws');
    },
  }),
  () =>
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('a proxy that throws');
        },
        ownKeys: () => {
          throw new Error('a proxy that throws');
        },
      },
    ),
  () => ({ toJSON: () => 'something else', toString: () => 'nothing' }),
];

const KEYS = (
  'id type thid command commands commandId request response result error code eventId payload schema description ' +
  'ok _meta timeoutMs commandIds items message transfer channelId port extra __proto__ constructor toJSON'
).split(' ');

export type Carrier = 'reference' | 'clone';

/** Nasty values that were put in: they aren't changed themselves. */
type Untouchable = WeakSet<object>;

function nastyValue(random: SeededRandom, carrier: Carrier, untouchable: Untouchable): unknown {
  const isReference = carrier === 'reference' && random.chance(0.2);
  const value = random.pick(isReference ? BY_REFERENCE : CLONEABLE)();
  if (typeof value === 'object' && value !== null) untouchable.add(value);
  return value;
}

/** Changes a frame, in one to three places; or gives something that is no frame at all. */
export function mutated(frame: Frame, random: SeededRandom, carrier: Carrier): unknown {
  if (random.chance(0.05)) return nastyValue(random, carrier, new WeakSet());
  if (random.chance(0.02) && carrier === 'reference') return hostileGetters(frame);
  const changes = 1 + random.below(3);
  const untouchable: Untouchable = new WeakSet();
  for (let change = 0; change < changes; change += 1) mutateOnce(frame, random, carrier, untouchable);
  return frame;
}

/** Changes a row of packed messages in one to three places. */
export function mutatedRow(row: unknown[], random: SeededRandom, carrier: Carrier): unknown[] {
  const changes = 1 + random.below(3);
  for (let change = 0; change < changes; change += 1) {
    const at = random.below(row.length + 1);
    const small = random.chance(0.5) ? random.below(20) : random.pick([-1, 0.5, 64, 257, 2 ** 48, 2 ** 53]);
    const part = random.chance(0.5) ? small : nastyValue(random, carrier, new WeakSet());
    const isTold = random.chance(0.2) && Array.isArray(row[0]);
    if (isTold) row[0] = mutatedRow([...(row[0] as unknown[])], random, carrier);
    else row.splice(at, random.below(3), ...(random.chance(0.8) ? [part] : []));
  }
  return row;
}

function mutateOnce(frame: Frame, random: SeededRandom, carrier: Carrier, untouchable: Untouchable): void {
  const place = random.chance(0.4) ? innerObject(frame, random, untouchable) : frame;
  const keys = Object.keys(place);
  const key = keys.length > 0 && random.chance(0.7) ? random.pick(keys) : random.pick(KEYS);
  const kind = random.below(4);
  if (kind === 0) delete place[key];
  else {
    const value =
      kind === 1 && keys.length > 0 ? place[random.pick(keys)] : nastyValue(random, carrier, untouchable);
    // Not by assignment, which for `__proto__` would set the prototype.
    Object.defineProperty(place, key, { value, enumerable: true, writable: true, configurable: true });
  }
}

function innerObject(frame: Frame, random: SeededRandom, untouchable: Untouchable): Frame {
  const inner = Object.values(frame).filter(
    (value): value is Frame => typeof value === 'object' && value !== null && !untouchable.has(value),
  );
  return inner.length > 0 ? random.pick(inner) : frame;
}

function hostileGetters(frame: Frame): unknown {
  const key = 'type' in frame ? 'type' : 'id';
  return Object.defineProperty({ ...frame }, key, {
    enumerable: true,
    get: () => {
      throw new Error('a getter that throws');
    },
  });
}
