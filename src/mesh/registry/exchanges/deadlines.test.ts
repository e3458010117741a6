import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeadlineItem, Deadlines } from './deadlines';

class Named implements DeadlineItem {
  timeoutMs = 0;
  expiresAtMs = 0;

  constructor(readonly name: string) {}
}

describe('Deadlines', () => {
  const expired: string[] = [];
  const items = new Set<Named>();
  let deadlines: Deadlines<Named>;

  beforeEach(() => {
    vi.useFakeTimers();
    expired.length = 0;
    items.clear();
    deadlines = new Deadlines(items, (item) => {
      remove(item);
      expired.push(item.name);
    });
  });
  afterEach(() => {
    deadlines.clear();
    vi.useRealTimers();
  });

  const add = (name: string, timeoutMs: number): Named => {
    const item = new Named(name);
    items.add(item);
    deadlines.add(item, timeoutMs);
    return item;
  };
  const remove = (item: Named): void => {
    items.delete(item);
    deadlines.remove(item);
  };

  it('expires each at its own time, a long one 10 ms later at most, with one timer', () => {
    add('slow', 3_000);
    add('quick', 10);
    add('slow too', 3_000);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(11);
    expect(expired).toEqual(['quick']);
    vi.advanceTimersByTime(2_988);
    expect(expired).toEqual(['quick']);
    vi.advanceTimersByTime(12);
    expect(expired).toEqual(['quick', 'slow', 'slow too']);
    vi.advanceTimersByTime(3_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('holds the same length for those that come while the first one waits', () => {
    const startedAt = performance.now();
    for (const atMs of [0, 300, 900, 2_000]) {
      vi.advanceTimersByTime(atMs - (performance.now() - startedAt));
      add(`begun at ${atMs}`, 10_000);
    }
    for (const atMs of [0, 300, 900, 2_000]) {
      vi.advanceTimersByTime(atMs + 9_999 - (performance.now() - startedAt));
      expect(expired).not.toContain(`begun at ${atMs}`);
      vi.advanceTimersByTime(12);
      expect(expired).toContain(`begun at ${atMs}`);
    }
  });

  it('leaves out what was removed, wherever in its list it was', () => {
    const named = ['a', 'b', 'c', 'd'].map((name) => add(name, 100));
    for (const index of [1, 0, 3]) remove(named[index] as Named);
    remove(named[0] as Named);
    vi.advanceTimersByTime(200);
    expect(expired).toEqual(['c']);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'never expires with a timeout of %s',
    (timeoutMs) => {
      add('never', timeoutMs);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('holds a deadline beyond the longest timer', () => {
    add('in forty days', 40 * 86_400_000);
    vi.advanceTimersByTime(39 * 86_400_000);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(86_400_011);
    expect(expired).toEqual(['in forty days']);
  });

  it('holds many different deadlines', () => {
    for (let ms = 1; ms <= 500; ms += 1) remove(add(`gone ${ms}`, ms));
    for (let ms = 500; ms >= 1; ms -= 1) add(String(ms), ms);
    vi.advanceTimersByTime(250);
    const due = Array.from({ length: 250 }, (_, index) => String(index + 1));
    expect(new Set(expired)).toEqual(new Set(expired.length === 250 ? due : [...due, '251']));
    vi.advanceTimersByTime(251);
    expect(expired).toHaveLength(500);
  });

  it('keeps a process alive only while something waits', () => {
    vi.useRealTimers();
    const before = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const timeouts = (): number =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length - before;
    const first = add('first', 60_000);
    expect(timeouts()).toBe(1);
    remove(first);
    expect(timeouts()).toBe(0);
    const second = add('second', 60_000);
    expect(timeouts()).toBe(1);
    remove(second);
    expect(timeouts()).toBe(0);
  });
});
