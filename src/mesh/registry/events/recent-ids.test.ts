import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdSource } from '../../protocol/id-source';
import { RecentIds } from './recent-ids';

const UUID = '3f2b8c1e-9d47-4a6b-8e21-00000000a1c7';

describe('RecentIds', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(['a', UUID, 'ä'.repeat(36), 'x'.repeat(10_000)])(
    'knows an id for its time to live, and no longer: %.40s',
    (id) => {
      const recent = new RecentIds(5_000);
      const other = `${id.slice(0, -1)}_`;
      for (const startMs of [0, 100, 3_333]) {
        vi.advanceTimersByTime(startMs);
        recent.add(other);
        expect(recent.add(id)).toBe(true);
        vi.advanceTimersByTime(4_999);
        expect(recent.add(id)).toBe(false);
        vi.advanceTimersByTime(1);
        expect(recent.add(id)).toBe(true);
        recent.clear();
      }
    },
  );

  it('knows many for no less than their time to live, and for an eighth longer at the most', () => {
    const recent = new RecentIds(5_000);
    const ids = new IdSource();
    const made: string[] = [];
    for (let ms = 0; ms < 2_000; ms += 1) {
      for (let more = 0; more < 2; more += 1) made.push(ids.next());
      expect(made.slice(-2).map((id) => recent.add(id))).toEqual([true, true]);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(4_000);
    expect(made.slice(2_002).filter((id) => recent.add(id))).toEqual([]);
    expect(made.slice(0, 2_000 - 2 * 630).filter((id) => !recent.add(id))).toEqual([]);
    recent.clear();
  });

  it('forgets each of a source whose ids go on and on', () => {
    const recent = new RecentIds(5_000);
    const ids = new IdSource();
    const first = ids.next();
    recent.add(first);
    for (let ms = 0; ms < 4_900; ms += 700) {
      vi.advanceTimersByTime(700);
      expect(recent.add(ids.next())).toBe(true);
      expect(recent.add(first)).toBe(false);
    }
    vi.advanceTimersByTime(800);
    expect(recent.add(first)).toBe(true);
    recent.clear();
  });

  it('knows the newest 100,000 of any spelling', () => {
    const recent = new RecentIds(5_000);
    for (let id = 0; id < 250_000; id += 1) recent.add(String(id));
    expect(recent.add('249999')).toBe(false);
    expect(recent.add('150000')).toBe(false);
    expect(recent.add('149999')).toBe(true);
    recent.clear();
  });

  it('knows the newest of a source, up to 100,000 less some', () => {
    const recent = new RecentIds(5_000);
    const ids = new IdSource();
    const made = Array.from({ length: 250_000 }, () => ids.next());
    expect(made.filter((id) => !recent.add(id))).toEqual([]);
    expect(made.slice(150_256).filter((id) => recent.add(id))).toEqual([]);
    expect(made.slice(0, 150_000).filter((id) => !recent.add(id))).toEqual([]);
    recent.clear();
  });

  it('mistakes no id for another, wherever they differ', () => {
    const recent = new RecentIds(5_000);
    const alike = [UUID, `${UUID}0`, UUID.slice(1), `\u0133${UUID.slice(1)}`];
    for (let at = 0; at < UUID.length; at += 1) {
      for (const other of 'A1gGq_\0\x7f\x80ı') {
        const text = UUID.slice(0, at) + other + UUID.slice(at + 1);
        if (text !== UUID) alike.push(text);
      }
    }
    for (const id of alike) expect(recent.add(id)).toBe(true);
    for (const id of alike) expect(recent.add(id)).toBe(false);
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
