import { describe, expect, it } from 'vitest';
import { payloadLine } from './payloadLine';

describe('payloadLine', () => {
  it.each([
    ['{"n":100401,"load":0.42}', '{ n: 100401, load: 0.42 }'],
    [
      '{"id":42,"name":"Ada","changed":["email","locale"]}',
      '{ id: 42, name: "Ada", changed: ["email", "locale"] }',
    ],
    [
      '{"total":{"amount":206.00,"n":9007199254740993}}',
      '{ total: { amount: 206.00, n: 9007199254740993 } }',
    ],
    ['{"a b":null,"x":[]}', '{ "a b": null, x: [] }'],
    ['{}', '{}'],
    ['[{"a":1},2]', '[{ a: 1 }, 2]'],
    ['"Ada"', '"Ada"'],
  ])('%s', (payload, line) => {
    expect(payloadLine(payload, false)).toBe(line);
  });

  it('ends a cut preview with an ellipsis', () => {
    expect(payloadLine('{"id":43,"avatar":"data:im', true)).toBe('{ id: 43, avatar: "data:im…');
    expect(payloadLine('{"id":43,"ava', true)).toBe('{ id: 43, "ava…');
    expect(payloadLine('{"list":[1,2', true)).toBe('{ list: [1, 2…');
    expect(payloadLine('{"a":{"b":1}', true)).toBe('{ a: { b: 1 }…');
    expect(payloadLine(`["${'x'.repeat(600)}"]`, false)).toHaveLength(301);
  });

  it('shows what isn’t JSON as it is', () => {
    expect(payloadLine('oops', false)).toBe('oops');
  });
});
