import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonNumber } from './JsonNumber';
import { numberText } from './numberTexts';
import { parseJson } from './parseJson';

const record = (text: string): Record<string, unknown> => parseJson(text) as Record<string, unknown>;

/** What plain JSON.parse would have made of it. */
function asDoubles(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof JsonNumber) return value.valueOf();
  if (Array.isArray(value)) return value.map(asDoubles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asDoubles(member)]));
}

describe('parseJson', () => {
  it('gives integers beyond the safe range as BigInt, others as number', () => {
    expect(parseJson('[9007199254740993,-9007199254740993,9007199254740991,12]')).toEqual([
      9007199254740993n,
      -9007199254740993n,
      9007199254740991,
      12,
    ]);
  });

  it.each([
    '206.00',
    '1e3',
    '-0',
    '1e400',
    '-0.0',
    '1.50',
    '0.0000001',
    '1E+2',
    '0.1000000000000000055',
    '100.0',
  ])('remembers the text of %s in an object and in an array', (text) => {
    const value = record(`{"a":${text},"b":[1, ${text}]}`);
    expect(value.a).toBe(Number(text));
    expect(numberText(value, 'a')).toBe(text);
    expect(numberText(value.b as unknown[], 1)).toBe(text);
    expect(numberText(value.b as unknown[], 0)).toBeUndefined();
  });

  it('remembers nothing of numbers whose value gives the text back', () => {
    const value = record('{"a":38.5,"b":-1.25,"c":1e400}');
    expect(numberText(value, 'a')).toBeUndefined();
    expect(numberText(value, 'b')).toBeUndefined();
  });

  it('forgets the text once the member is changed', () => {
    const value = record('{"a":206.00}');
    value.a = 7;
    expect(numberText(value, 'a')).toBeUndefined();
  });

  it('boxes a bare number whose text its value would lose', () => {
    expect(parseJson('206.00')).toEqual(new JsonNumber('206.00'));
    expect(parseJson(' 12 ')).toBe(12);
    expect(parseJson('12345678901234567890')).toBe(12345678901234567890n);
  });

  it('takes the last of duplicate keys, with its text', () => {
    const value = record('{"a":1.0,"a":1,"b":2,"b":2.0}');
    expect(value).toEqual({ a: 1, b: 2 });
    expect(numberText(value, 'a')).toBeUndefined();
    expect(numberText(value, 'b')).toBe('2.0');
  });

  it('keeps __proto__ as a member and pollutes nothing', () => {
    for (const text of ['{"__proto__":{"polluted":1}}', '{"__proto__":{"polluted":1.0}}']) {
      const value = record(text);
      expect(Object.keys(value)).toEqual(['__proto__']);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }
  });

  it('reads 100,000 levels', () => {
    const deep = `${'['.repeat(100_000)}1.0${']'.repeat(100_000)}`;
    expect(parseJson(deep)).toBeInstanceOf(Array);
  });

  it('makes no BigInt of a hostile number of digits', () => {
    const value = record(`{"a":${'9'.repeat(5_000)}}`);
    expect(value.a).toBe(Infinity);
    expect(numberText(value, 'a')).toHaveLength(5_000);
  });

  it('agrees with JSON.parse on every text without such numbers, by either way through it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const plain = JSON.parse(text) as unknown;
        expect(asDoubles((parseJson(`[1.0,${text}]`) as unknown[])[1])).toEqual(plain);
        expect(asDoubles(parseJson(text))).toEqual(plain);
      }),
    );
  });

  it('refuses what JSON.parse refuses, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:0123.eE+-\\ntrufalsue \u0001')) }),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          if (valid) expect(() => parseJson(text)).not.toThrow();
          else expect(() => parseJson(text)).toThrow(SyntaxError);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
