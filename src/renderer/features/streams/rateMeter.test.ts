import { describe, expect, it } from 'vitest';
import { RateMeter } from './rateMeter';

describe('RateMeter', () => {
  it('gives the mean of the last whole seconds', () => {
    const meter = new RateMeter();
    meter.add(10_000, 30);
    meter.add(11_000, 60);
    meter.add(12_999, 90);
    meter.add(13_000, 1_000);
    expect(meter.perSecond(13_500)).toBe(60);
  });

  it('divides by the time it had, where it has just begun', () => {
    const meter = new RateMeter();
    meter.add(10_000, 50);
    expect(meter.perSecond(10_400, 10_000)).toBe(50);
    meter.add(11_000, 70);
    expect(meter.perSecond(12_000, 10_000)).toBe(60);
  });

  it('falls to nothing when nothing comes, and forgets after a minute', () => {
    const meter = new RateMeter();
    meter.add(10_000, 500);
    expect(meter.perSecond(14_000)).toBe(0);
    expect(meter.series(14_000).slice(-4)).toEqual([500, 0, 0, 0]);
    expect(meter.series(71_000).reduce((sum, count) => sum + count, 0)).toBe(0);
  });

  it('takes in late counts as long as their second is remembered', () => {
    const meter = new RateMeter();
    meter.add(60_000, 1);
    meter.add(30_000, 7);
    expect(meter.series(61_000)[29]).toBe(7);
    meter.add(160_000, 1);
    meter.add(160_000 - 61_000, 9);
    expect(meter.series(161_000).reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});
