import { describe, expect, it } from 'vitest';
import { IdSource } from '../../protocol/id-source';
import { fingerprint } from './fingerprint';

describe('fingerprint', () => {
  it('is the same for the same text, a whole number above 0', () => {
    for (const text of ['', 'a', '\ud800', 'x'.repeat(100_000)]) {
      expect(fingerprint(text)).toBe(fingerprint(`${text}`));
      expect(Number.isSafeInteger(fingerprint(text))).toBe(true);
      expect(fingerprint(text)).toBeGreaterThan(0);
    }
  });

  it('tells ids apart that differ in little', () => {
    const ids = new IdSource();
    const marks = new Set<number>();
    for (let made = 0; made < 100_000; made += 1) marks.add(fingerprint(ids.next()));
    for (let made = 0; made < 100_000; made += 1) marks.add(fingerprint(`event-${made}`));
    expect(marks.size).toBe(200_000);
  });

  it('spreads them over the lowest bits, by which tables are filled', () => {
    const ids = new IdSource();
    const slots = new Set<number>();
    for (let made = 0; made < 1000; made += 1) slots.add(fingerprint(ids.next()) & 1023);
    // 632 of 1,024 are what chance fills.
    expect(slots.size).toBeGreaterThan(580);
  });
});
