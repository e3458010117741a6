import { describe, expect, it } from 'vitest';
import { describeThrown } from './describe-thrown';

describe('describeThrown', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  const hostile = {
    get message(): string {
      throw new Error('no');
    },
  };

  it.each<[what: string, thrown: unknown, text: string]>([
    ['an Error', new Error('boom'), 'boom'],
    ['an Error without a message', new TypeError(), 'TypeError'],
    ['a string', 'text', 'text'],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a number', 7, '7'],
    ['a BigInt', 1n, '1'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['an object with a message', { message: 'm' }, 'm'],
    ['an object', { a: [1] }, '{"a":[1]}'],
    ['a cycle', cycle, "a thrown value that can't be described"],
    ['a hostile getter', hostile, "a thrown value that can't be described"],
    ['an object without a prototype', Object.create(null), '{}'],
  ])('says what %s is', (_what, thrown, text) => {
    expect(describeThrown(thrown)).toBe(text);
  });
});
