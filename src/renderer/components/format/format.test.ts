import { describe, expect, test } from 'vitest';
import { formatBytes, formatCount, formatDuration, formatTime, formatTimeTitle } from './format';

const spaced = (text: string): string => text.replaceAll('\u202f', '_');

describe('formatDuration', () => {
  test.each([
    [0, '0_µs'],
    [0.74, '740_µs'],
    [0.9994, '999_µs'],
    [0.9996, '1.0_ms'],
    [3.2, '3.2_ms'],
    [9.96, '10_ms'],
    [412, '412_ms'],
    [999.6, '1.00_s'],
    [30_020, '30.02_s'],
    [59_999, '1_min 0_s'],
    [252_000, '4_min 12_s'],
    [3_720_000, '1_h 2_min'],
    [Number.NaN, '–'],
    [-1, '–'],
  ])('%d ms reads %s', (ms, expected) => {
    expect(spaced(formatDuration(ms))).toBe(expected);
  });
});

describe('formatBytes', () => {
  test.each([
    [0, '0_B'],
    [428, '428_B'],
    [999, '999_B'],
    [1000, '1.0_KB'],
    [20_300_000, '20.3_MB'],
    [412_345, '412_KB'],
    [999_600, '1.0_MB'],
  ])('%d bytes read %s', (bytes, expected) => {
    expect(spaced(formatBytes(bytes))).toBe(expected);
  });
});

test('counts have thousands', () => {
  expect(formatCount(118_204).replace(/\D/g, '')).toBe('118204');
  expect(formatCount(118_204).length).toBeGreaterThan(6);
});

test('times are local, with milliseconds, and say how long ago in the title', () => {
  const at = new Date(2026, 10, 20, 14, 32, 7, 41).getTime();
  expect(formatTime(at)).toBe('14:32:07.041');
  expect(spaced(formatTimeTitle(at, at + 3200))).toBe(`3.20_s ago, ${new Date(at).toISOString()}`);
});
