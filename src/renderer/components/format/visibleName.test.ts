import { describe, expect, it } from 'vitest';
import { visibleName } from './visibleName';

describe('visibleName', () => {
  it.each([
    ['orders.place', 'orders.place'],
    ['größe.😀', 'größe.😀'],
    ['', '(empty)'],
    ['rtl.\u202egnp.exe', 'rtl.\\u202egnp.exe'],
    ['bell\u0007nul\u0000', 'bell\\u0007nul\\u0000'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['half \ud800 \udc00', 'half \\ud800 \\udc00'],
  ])('shows %j as %j', (name, shown) => {
    expect(visibleName(name)).toBe(shown);
  });
});
