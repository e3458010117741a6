import { describe, expect, it } from 'vitest';
import { RecentMap } from './recent-map';

describe('RecentMap', () => {
  it('knows the newest and forgets the oldest', () => {
    const map = new RecentMap<number>(100);
    for (let n = 0; n < 1_000; n++) map.set(`k${n}`, n);
    expect(map.get('k999')).toBe(999);
    expect(map.get('k901')).toBe(901);
    expect(map.has('k500')).toBe(false);
    expect([...map.values()].length).toBeLessThanOrEqual(200);
  });

  it('gives what was set last, once', () => {
    const map = new RecentMap<number>(10);
    map.set('a', 1);
    map.age();
    map.set('a', 2);
    expect(map.get('a')).toBe(2);
    expect([...map.values()]).toEqual([2]);
    map.delete('a');
    expect(map.has('a')).toBe(false);
  });
});
