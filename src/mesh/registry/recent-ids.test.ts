import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecentIds } from './recent-ids';

describe('RecentIds', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('knows an id for its time to live, and no longer', () => {
    const recent = new RecentIds(5_000);
    expect(recent.add('a')).toBe(true);
    vi.advanceTimersByTime(4_999);
    expect(recent.add('a')).toBe(false);
    vi.advanceTimersByTime(1);
    expect(recent.add('a')).toBe(true);
    recent.clear();
  });

  it('knows the newest 100,000', () => {
    const recent = new RecentIds(5_000);
    for (let id = 0; id < 250_000; id += 1) recent.add(String(id));
    expect(recent.add('249999')).toBe(false);
    expect(recent.add('150000')).toBe(false);
    expect(recent.add('149999')).toBe(true);
    recent.clear();
  });

  it('leaves no timer behind once everything is forgotten', () => {
    const recent = new RecentIds(5_000);
    recent.add('a');
    vi.advanceTimersByTime(3_000);
    recent.add('b');
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(10_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
