import { expect, it } from 'vitest';
import { formatSpan } from './format-span';

it.each([
  [0.74, '740 µs'],
  [3.2, '3.2 ms'],
  [412, '412 ms'],
  [30_000, '30 s'],
  [30_020, '30.02 s'],
  [252_000, '4 min 12 s'],
  [120_000, '2 min'],
])('writes %d ms for people', (ms, text) => {
  expect(formatSpan(ms).replaceAll('\u202f', ' ')).toBe(text);
});
