import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { InOrder } from './in-order';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('joins late reports in the order of their times', () => {
  const taken: string[] = [];
  const order = new InOrder<{ at: number; name: string }>(({ name }) => void taken.push(name), Date.now);
  const start = Date.now();
  order.add({ at: start, name: 'main 1' });
  order.add({ at: start + 2, name: 'main 2' });
  vi.advanceTimersByTime(100);
  order.add({ at: start + 1, name: 'page 1' });
  order.add({ at: start + 90, name: 'page 2' });
  expect(taken).toEqual([]);
  vi.advanceTimersByTime(250);
  expect(taken).toEqual(['main 1', 'page 1', 'main 2']);
  vi.advanceTimersByTime(500);
  expect(taken.at(-1)).toBe('page 2');
});

it('holds nothing back once it is flushed, and nothing for ever where a clock is ahead', () => {
  const taken: number[] = [];
  const order = new InOrder<{ at: number }>(({ at }) => void taken.push(at), Date.now);
  order.add({ at: 5 });
  order.add({ at: 4 });
  order.flush();
  expect(taken).toEqual([4, 5]);
  const ahead = Date.now() + 2_000;
  order.add({ at: ahead });
  vi.advanceTimersByTime(3_000);
  expect(taken.at(-1)).toBe(ahead);
  expect(vi.getTimerCount()).toBe(0);
});
