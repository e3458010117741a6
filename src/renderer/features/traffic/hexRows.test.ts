import { describe, expect, it } from 'vitest';
import { hexRow } from './hexRows';

describe('hexRow', () => {
  it('shows eight bytes, UTF-8 as bytes, the rest of the last line', () => {
    const bytes = new TextEncoder().encode('{"é":1}\n~');
    expect(hexRow(bytes, 0)).toEqual({ offset: '000000', hex: '7b 22 c3 a9 22 3a 31 7d', ascii: '{"..":1}' });
    expect(hexRow(bytes, 1)).toEqual({ offset: '000008', hex: '0a 7e', ascii: '.~' });
  });
});
