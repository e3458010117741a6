import { describe, expect, it } from 'vitest';
import { memberRanges, stringAt } from './member-ranges';

const members = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...(memberRanges(text) ?? [])].map(([key, { start, end }]) => [key, text.slice(start, end)]),
  );

describe('memberRanges', () => {
  it('finds every value as it is written', () => {
    const text = ' { "a" : 206.00 ,"b":"x,}\\"]", "c":{"d":[1,{"e":"}"}]},"f":null, "": true } ';
    expect(members(text)).toEqual({
      a: '206.00',
      b: '"x,}\\"]"',
      c: '{"d":[1,{"e":"}"}]}',
      f: 'null',
      '': 'true',
    });
  });

  it('tells an escaped quote from one after an escaped backslash', () => {
    expect(members('{"a":"\\\\","b":"\\\\\\"","c":1}')).toEqual({ a: '"\\\\"', b: '"\\\\\\""', c: '1' });
  });

  it('finds what comes before the fault, and ends', () => {
    expect(members('{"id":"x","type":')).toEqual({ id: '"x"' });
    expect(members('{"id":"half')).toEqual({ id: '"half' });
    expect(members('{"a":[[[')).toEqual({ a: '[[[' });
    expect(members('{"a" 1}')).toEqual({});
    expect(memberRanges('[1]')).toBeUndefined();
    expect(memberRanges('')).toBeUndefined();
  });

  it('takes __proto__ for an ordinary key', () => {
    expect(memberRanges('{"__proto__":{"id":1}}')?.get('__proto__')).toEqual({ start: 13, end: 21 });
  });

  it('reads strings with escapes, and nothing else', () => {
    const text = '{"a":"\\u0041\\n","b":1,"c":"\\q"}';
    const found = memberRanges(text);
    expect(stringAt(text, found?.get('a'))).toBe('A\n');
    expect(stringAt(text, found?.get('b'))).toBeUndefined();
    expect(stringAt(text, found?.get('c'))).toBeUndefined();
  });

  it('takes one pass over 20 MB', () => {
    const text = `{"id":"1","response":{"ok":true,"result":"${'x'.repeat(20_000_000)}"},"thid":"2"}`;
    expect(stringAt(text, memberRanges(text)?.get('thid'))).toBe('2');
  });
});
