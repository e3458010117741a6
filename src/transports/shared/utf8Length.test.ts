import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Length } from './utf8Length';

it('counts as an encoder does, lone surrogates too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
    }),
  );
  for (const text of ['\udc00', '\ud800', '\udc00\udc00', '\ud800\ud800\udc00', 'a\udc00\ud83d\ude00'])
    expect(utf8Length(text)).toBe(Buffer.byteLength(text));
});
