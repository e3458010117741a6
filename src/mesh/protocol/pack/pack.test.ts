import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../message';
import { NumberedIds } from './numbered-ids';
import { Packer } from './packer';
import { Unpacker } from './unpacker';

const OURS = '3f2b8c1e-9d47-4a6b-8e21-';
const THEIRS = '00000000-0000-4000-8000-';

interface Wire {
  readonly packer: Packer;
  /** What came out at the other end, and what was wrong with the rest. */
  readonly got: unknown[];
  readonly faults: string[];
  /** The rows that went over. */
  readonly rows: (readonly unknown[])[];
  /** Brings a row over. */
  bring(row: readonly unknown[]): void;
}

/** A packer and an unpacker with structured clone between them. */
function wire(): Wire {
  const [got, faults, rows]: [unknown[], string[], (readonly unknown[])[]] = [[], [], []];
  const [sender, receiver] = [new NumberedIds(OURS), new NumberedIds(THEIRS)];
  const unpacker = new Unpacker(receiver, sender, (_raw, reason) => faults.push(reason));
  const bring = (row: readonly unknown[]): void => {
    rows.push(row);
    const unpacking = unpacker.unpacking(structuredClone(row));
    while (!unpacking.isDone) {
      const message = unpacking.next();
      if (message) got.push(message);
    }
  };
  return { packer: new Packer(sender, receiver, bring), got, faults, rows, bring };
}

const call = (request: unknown): Message => ({
  type: 'execute.command.request',
  id: `${OURS}000000000001`,
  commandId: 'math.add',
  ...(request !== undefined && { request }),
});

/** What comes out of a packed call; undefined: it can't be packed. */
function brought(request: unknown): { request: unknown } | undefined {
  const { packer, got, faults } = wire();
  if (!packer.add(call(request))) return undefined;
  packer.send();
  expect(faults).toEqual([]);
  const [message] = got as { request: unknown }[];
  return { request: message?.request };
}

const messages: readonly Message[] = [
  call({ a: 1, b: 2 }),
  call(undefined),
  { type: 'execute.command.request', id: 'any text', commandId: 'math.add', request: null },
  { type: 'execute.command.response', id: 'x', thid: `${THEIRS}ffffffffffff`, response: { ok: true } },
  {
    type: 'execute.command.response',
    id: `${OURS}000000000002`,
    thid: `${OURS}000000000003`,
    response: { ok: true, result: [1, 'two', { three: [undefined, Number.NaN, -0, 10n ** 30n] }] },
    _meta: { traceparent: '00-a-b-01', baggage: 'x' },
  },
  {
    type: 'execute.command.response',
    id: `${OURS}000000000003`,
    thid: `${THEIRS}000000000003`,
    response: { ok: false, error: { code: 'not_found', message: 'no' } },
  },
  { type: 'event', id: `${THEIRS}000000000003`, eventId: 'math.add', payload: { a: 1, b: { a: 1, b: 2 } } },
  { type: 'event', id: `${OURS}00000000000A`, eventId: '_private', payload: {}, _meta: {} },
  { type: 'command.deadline', id: `${OURS}000000000004`, thid: `${OURS}000000000001`, timeoutMs: 0.5 },
  { type: 'command.cancel', id: `${OURS}000000000005`, thid: 'any text' },
  { type: 'register.command.request', id: `${OURS}000000000006`, command: { id: 'math.add' } },
  {
    type: 'register.command.request',
    id: 'passed on',
    command: {
      id: '',
      description: 'Adds.',
      schema: { request: { type: 'object', required: ['a'] }, response: true },
    },
    _meta: { traceparent: '00-a-b-01' },
  },
  {
    type: 'register.command.response',
    id: `${OURS}000000000007`,
    thid: `${THEIRS}000000000008`,
    response: { ok: true },
  },
  {
    type: 'register.command.response',
    id: `${OURS}000000000008`,
    thid: 'passed on',
    response: { ok: false, error: 'duplicate_command' },
    _meta: {},
  },
];

describe('packed messages', () => {
  it('come out as they were', () => {
    const { packer, got, faults } = wire();
    for (let round = 0; round < 3; round += 1) {
      for (const message of messages) expect(packer.add(message)).toBe(true);
      packer.send();
    }
    expect(faults).toEqual([]);
    deepStrictEqual(got, [...messages, ...messages, ...messages]);
  });

  it('are told of names and shapes once, and of ids of the two by number', () => {
    const { packer, rows } = wire();
    for (let round = 0; round < 2; round += 1) {
      packer.add(call({ a: 1, b: [] }));
      packer.send();
    }
    expect(rows).toEqual([
      [['math.add', ['a', ['b']]], 1, 1, 0, 4, 1, 3, 0],
      [0, 1, 1, 0, 4, 1, 3, 0],
    ]);
  });

  it('carry any value that they take just as structured clone does', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withTypedArray: true,
          withSparseArray: true,
        }),
        (value) => {
          const out = brought(value);
          if (out === undefined) return;
          taken += 1;
          deepStrictEqual(out.request, structuredClone(value));
        },
      ),
      { seed: 20_261_121, numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  it('take any JSON of a moderate size', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const out = brought(value);
        if (Object.getOwnPropertyNames(Object.prototype).some((key) => JSON.stringify(value).includes(key)))
          return;
        expect(out).toBeDefined();
        deepStrictEqual(out?.request, structuredClone(value));
      }),
      { seed: 20_261_121, numRuns: 1000 },
    );
  });

  function shrinking(): unknown {
    const list: unknown[] = [
      {
        get first() {
          list.length = 2;
          return 1;
        },
      },
      {},
      {},
    ];
    return list;
  }

  const shared = { n: 1 };
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  it.each([
    ['a date', new Date(0)],
    ['a map within', { map: new Map() }],
    ['bytes', new Uint8Array(2)],
    ['an error', new Error('no')],
    ['an object without prototype', Object.create(null)],
    ['an instance', new (class Some {})()],
    ['an object that is there twice', { one: shared, other: shared }],
    ['a cycle', cycle],
    ['holes', [1, , 3]], // oxlint-disable-line no-sparse-arrays
    ['further keys of an array', Object.assign([1], { index: 0 })],
    ['as many further keys of an array as holes', Object.assign([1, , 3], { index: 0 })], // oxlint-disable-line no-sparse-arrays
    [
      'a further key of an array in the place of a hidden item',
      Object.assign(Object.defineProperty([1, 2], 0, { enumerable: false }), { index: 0 }),
    ],
    ['a list that a getter makes shorter', shrinking()],
    ['a key that sets the prototype', JSON.parse('{"__proto__":1}')],
    ['a key that every object has', { constructor: 1 }],
    ['a function', () => 1],
    ['a function within', { at: [() => 1] }],
    ['a symbol', Symbol('s')],
    [
      'a getter that throws',
      Object.defineProperty({}, 'x', {
        enumerable: true,
        get: () => {
          throw new Error('no');
        },
      }),
    ],
    ['too many keys', Object.fromEntries(Array.from({ length: 33 }, (_, n) => [`k${n}`, n]))],
    ['a key that is too long', { ['k'.repeat(65)]: 1 }],
    ['a list that is too long', Array.from({ length: 257 }, (_, n) => n)],
    ['too many objects', Array.from({ length: 64 }, () => ({}))],
  ])('leave out a value with %s', (_what, value: unknown) => {
    expect(brought(value)).toBeUndefined();
  });

  it('share no object, even where the same was given to two', () => {
    const { packer, got } = wire();
    const request = { list: [{ n: 1 }] };
    packer.add(call(request));
    packer.add(call(request));
    request.list.push({ n: 2 });
    packer.send();
    const [one, other] = got as [{ request: typeof request }, { request: typeof request }];
    expect([one.request, other.request]).toEqual([{ list: [{ n: 1 }] }, { list: [{ n: 1 }] }]);
    expect(one.request).not.toBe(other.request);
    expect(one.request.list[0]).not.toBe(other.request.list[0]);
  });

  it('count the objects of a request and of its _meta together', () => {
    const { packer, got, faults } = wire();
    const taken = [62, 63, 64].map((length) =>
      packer.add({ ...call(Array.from({ length }, () => ({}))), _meta: { traceparent: 'x' } }),
    );
    packer.add(call(undefined));
    packer.send();
    expect(taken).toEqual([true, false, false]);
    expect(faults).toEqual([]);
    expect(got.length).toBe(2);
  });

  it('leave out what sends something itself when it is looked at, and what that is', () => {
    const { packer, got, faults } = wire();
    const sending = (what: () => void): Message =>
      call({
        a: 1,
        get b() {
          what();
          return { c: 2 };
        },
      });
    const inner: boolean[] = [];
    const sendings = [
      () => inner.push(packer.add(call({ a: 5 }))),
      () => {
        inner.push(packer.add(call(6)));
        packer.send();
      },
      () => packer.send(),
      () => packer.clear(),
    ];
    for (const what of sendings) {
      packer.add(call(7));
      expect(packer.add(sending(what))).toBe(false);
    }
    packer.add(call({ a: 1, b: { c: 2 } }));
    packer.send();
    expect(inner).toEqual([false, false]);
    expect(faults).toEqual([]);
    // What was cleared is gone.
    expect(got).toEqual([call(7), call(7), call(7), call({ a: 1, b: { c: 2 } })]);
  });

  it('go on after one was refused halfway', () => {
    const { packer, got, faults } = wire();
    packer.add(call({ a: 1 }));
    expect(packer.add(call({ b: { c: 1 }, d: new Date(0) }))).toBe(false);
    packer.add(call({ b: { c: 1 }, d: 2 }));
    packer.send();
    expect(faults).toEqual([]);
    expect(got).toEqual([call({ a: 1 }), call({ b: { c: 1 }, d: 2 })]);
  });

  it('begin their dictionaries anew when they are full', () => {
    const { packer, got, faults, rows } = wire();
    const sent: Message[] = [];
    let refused = 0;
    for (let n = 0; n < 10_000; n += 1) {
      const message = { ...call({ [`key ${n}`]: n }), commandId: `command ${n}` } as Message;
      if (packer.add(message)) sent.push(message);
      else refused += 1;
      if (n % 50 === 0) packer.send();
    }
    packer.send();
    expect(faults).toEqual([]);
    expect(got).toEqual(sent);
    expect(refused).toBeLessThan(1000);
    expect(rows.filter(([told]) => Array.isArray(told) && told[0] === 0).length).toBeGreaterThan(2);
  });
});

const ID = 'an id';
const bad: readonly (readonly [string, readonly unknown[], readonly string[]])[] = [
  ['an id of no text', [0, 3, '', 0, 0], ['id is no id']],
  ['an id that is no whole number', [0, 3, 1.5, 0, 0], ['id is no id']],
  ['an id that is too great', [0, 3, 2 ** 48, 0, 0], ['id is no id']],
  ['an id below 0', [0, 3, -1, 0, 0], ['id is no id']],
  ['an id of another kind', [0, 3, {}, 0, 0], ['id is no id']],
  ['a thid that is none', [0, 2, ID, null, 0], ['thid is no id']],
  ['a name that was not told', [0, 3, ID, 7, 0], ['the number of a name that was not told']],
  ['a name as a text', [0, 1, ID, 'length', 0], ['the number of a name that was not told']],
  ['an unknown code', [0, 4, ID, ID, 'teapot', 'x'], ['response.error.code is not one of the five codes']],
  ['no message of an error', [0, 4, ID, ID, 'not_found', 1], ['response.error.message is not a string']],
  ['a deadline that is none', [0, 5, ID, ID, Number.NaN], ['timeoutMs is not a finite number of 0 or more']],
  ['a registration of nothing', [0, 7, ID, 0], ['command is not an object']],
  ['a definition that is a text', [0, 7, ID, 1, 'math.add'], ['command is not an object']],
  ['a definition without id', [[['ID']], 7, ID, 4, 1], ['the id of a command is not a string']],
  [
    'a schema that is none',
    [['tick', ['id', ['schema']], ['request']], 7, ID, 4, 'x', 5, 1],
    ['schema.request is not a schema'],
  ],
  ['a registration without id', [[['id']], 7, '', 4, 'x'], ['id is no id']],
  [
    'a registration whose meta is a text',
    [[['id']], 15, ID, 4, 'x', 1, 'meta'],
    ['_meta is not an object, or its traceparent not a string'],
  ],
  ['an acceptance that is neither', [0, 8, ID, ID, 1], ['response.ok is not a boolean']],
  ['an acceptance of no id', [0, 8, ID, null, true], ['thid is no id']],
  [
    'meta that is no object',
    [0, 11, ID, 0, 0, 1, 7],
    ['_meta is not an object, or its traceparent not a string'],
  ],
];
const unreadable: readonly (readonly [string, readonly unknown[], string])[] = [
  ['an unknown kind', [0, 0, ID, 0, 0], 'an entry of no known kind'],
  ['a kind that is no number', [0, 'event'], 'an entry of no known kind'],
  ['a shape that was not told', [0, 3, ID, 0, 4], 'a value of no known kind'],
  ['a tag that is no number', [0, 3, ID, 0, 'length'], 'a value of no known kind'],
  ['a tag that is an object', [0, 3, ID, 0, { a: 1 }], 'a value of no known kind'],
  ['a list without end', [0, 3, ID, 0, 2, Number.POSITIVE_INFINITY], 'a list of no known length'],
  ['a list of a negative length', [0, 3, ID, 0, 2, -1], 'a list of no known length'],
  ['a list that is too long', [0, 3, ID, 0, 2, 257], 'a list of no known length'],
  ['a plain list without end', [0, 3, ID, 0, 3, Number.NaN], 'a list of no known length'],
  ['a plain list of a broken length', [0, 3, ID, 0, 3, 1.5, 1, 2], 'a list of no known length'],
  ['a plain list cut off', [0, 3, ID, 0, 3, 7, 1, 2], 'the batch ends within an entry'],
  ['nothing after a kind', [0, 3], 'the batch ends within an entry'],
  ['a value cut off', [0, 3, ID, 0, 1], 'the batch ends within an entry'],
  [
    'deep nesting',
    [0, 3, ID, 0, ...Array.from({ length: 5000 }, (_, n) => (n % 2 ? 1 : 2))],
    'more than 64 objects in a message',
  ],
];
const good = [3, 'good', 0, 0] as const;

describe('a packed batch that is no good', () => {
  function started(): Wire {
    const joined = wire();
    joined.bring([['tick']]);
    return joined;
  }
  const event = { type: 'event', id: 'good', eventId: 'tick' };

  it.each(bad)('counts but for %s', (_what, row, reasons) => {
    const { bring, got, faults } = started();
    bring([...row, ...good]);
    expect(faults).toEqual(reasons);
    expect(got).toEqual([event]);
  });

  it('leaves out unknown keys of a definition, which are told', () => {
    const { bring, got, faults } = started();
    bring([[['id', 'owner']], 7, ID, 4, 'math.add', 'me', ...good]);
    expect(faults).toEqual(['unknown key "owner"']);
    expect(got).toEqual([{ type: 'register.command.request', id: ID, command: { id: 'math.add' } }, event]);
  });

  it.each(unreadable)('counts up to %s', (_what, row, reason) => {
    const { bring, got, faults } = started();
    bring([0, ...good, ...row.slice(1)]);
    expect(faults).toEqual([`${reason}; nothing after it counts`]);
    expect(got).toEqual([event]);
  });

  it('takes numbers for what is told wrongly, which stand for nothing', () => {
    const { bring, got, faults } = started();
    bring([
      ['n'.repeat(257), 'tock', [1], ['__proto__'], ['a'], 7n],
      3,
      'good',
      2,
      6,
      1,
      3,
      'x',
      1,
      0,
      3,
      'y',
      2,
      5,
    ]);
    expect(faults).toEqual([
      'a name is not a string that is short enough',
      'a shape is not a list of keys',
      'a shape is not a list of keys',
      'a name is not a string that is short enough',
      'the number of a name that was not told',
      'a value of no known kind; nothing after it counts',
    ]);
    expect(got).toEqual([{ type: 'event', id: 'good', eventId: 'tock', payload: { a: 1 } }]);
  });

  it('tells no more than its dictionaries hold', () => {
    const { bring, faults } = started();
    bring([Array.from({ length: 6000 }, () => 'name')]);
    bring([Array.from({ length: 4096 }, () => 'name')]);
    bring([Array.from({ length: 1025 }, () => [])]);
    expect(faults).toEqual(['6000 definitions', 'more than 4096 names', 'more than 1024 shapes']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('ids of one registry', () => {
  it('are numbers only where they are spelled alike', () => {
    const ids = new NumberedIds(OURS);
    for (const tail of ['000000000000', '00000000000a', 'ffffffffffff', '123456789abc']) {
      const id = OURS + tail;
      expect(ids.shortened(id)).toBe(Number.parseInt(tail, 16));
      expect(ids.text(Number.parseInt(tail, 16))).toBe(id);
    }
    for (const other of [
      '',
      OURS,
      `${OURS}00000000000A`,
      `${OURS}00000000000g`,
      `${OURS}00000000000:`,
      `${OURS}00000000000 `,
      `${THEIRS}000000000001`,
      `${OURS}0000000000001`,
    ]) {
      expect(ids.shortened(other)).toBe(other);
    }
  });
});
