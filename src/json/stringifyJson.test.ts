import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonCarryError } from './JsonCarryError';
import { JsonNumber } from './JsonNumber';
import { parseJson } from './parseJson';
import { stringifyJson } from './stringifyJson';

describe('stringifyJson', () => {
  it('writes numbers as they came, also from inside another object', () => {
    const text = '{"amount":206.00,"n":[1e3,-0,1e400,9007199254740993,2.50]}';
    const value = parseJson(text);
    expect(stringifyJson(value)).toBe(text);
    expect(stringifyJson({ id: 'x', payload: value })).toBe(`{"id":"x","payload":${text}}`);
  });

  it('writes the new value of a member that was changed', () => {
    const value = parseJson('{"amount":206.00,"tax":1.0}') as { amount: number };
    value.amount = 7.5;
    expect(stringifyJson(value)).toBe('{"amount":7.5,"tax":1.0}');
  });

  it('writes a JsonNumber and a BigInt as digits', () => {
    expect(stringifyJson(new JsonNumber('1.10'))).toBe('1.10');
    expect(stringifyJson({ a: [new JsonNumber('1e2'), 12n] })).toBe('{"a":[1e2,12]}');
    expect(() => new JsonNumber('1.')).toThrow(RangeError);
  });

  it('replaces lone surrogates in values and keys, and only those', () => {
    expect(stringifyJson({ 'k\udc00': 'a\ud800b', pair: '😀', typed: '\\ud800' })).toBe(
      '{"k\uFFFD":"a\uFFFDb","pair":"😀","typed":"\\\\ud800"}',
    );
    expect(stringifyJson({ a: '\ud800', n: 1n })).toBe('{"a":"\uFFFD","n":1}');
  });

  it('leaves undefined members out, and gives undefined for undefined', () => {
    expect(stringifyJson({ a: undefined, b: [undefined], n: 1n })).toBe('{"b":[null],"n":1}');
    expect(stringifyJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
    expect(stringifyJson(undefined)).toBeUndefined();
  });

  it('says what it cannot carry, and where', () => {
    expect(() => stringifyJson({ a: [{ 'b/c': () => 1 }] })).toThrow(
      "JSON can't carry a function (at /a/0/b~1c)",
    );
    const loop: { self?: unknown } = {};
    loop.self = [loop];
    expect(() => stringifyJson({ loop })).toThrow(
      "JSON can't carry a value that contains itself (at /loop/self/0)",
    );
    expect(() => stringifyJson(Symbol('s'))).toThrow(JsonCarryError);
  });

  it('writes the same object twice where it is no cycle', () => {
    const shared = { n: 1n };
    expect(stringifyJson([shared, shared])).toBe('[{"n":1},{"n":1}]');
  });

  it('follows toJSON, also into BigInt', () => {
    expect(stringifyJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
    expect(stringifyJson({ own: { toJSON: () => ({ big: 1n }) } })).toBe('{"own":{"big":1}}');
  });

  it('writes 100,000 levels', () => {
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(stringifyJson(parseJson(text))).toBe(text);
  });

  it('indents as JSON.stringify does', () => {
    const text = '{"a":[],"b":{},"c":[1,{"d":null}]}';
    const careful = parseJson(text.replace('null', '9007199254740993'));
    expect(stringifyJson(careful, 2)).toBe(
      JSON.stringify(JSON.parse(text), null, 2).replace('null', '9007199254740993'),
    );
  });

  it('writes what JSON.stringify writes, by either way through it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const plain = JSON.stringify(value);
        expect(stringifyJson(value)).toBe(plain);
        expect(stringifyJson([value, 1n])).toBe(`[${plain},1]`);
      }),
    );
  });

  it('refuses a value whose toJSON goes on for ever', () => {
    const endless = { toJSON: (): unknown => ({ endless }) };
    expect(() => stringifyJson(endless)).toThrow(JsonCarryError);
    expect(() => stringifyJson(endless)).toThrow(/nested without end .*\/endless\/…/);
  });
});
