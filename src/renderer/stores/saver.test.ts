import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Saver } from './saver';

describe('saving', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is done at once, then once for all that changes meanwhile', () => {
    const save = vi.fn();
    const saver = new Saver(save, 250);
    saver.changed();
    expect(save).toHaveBeenCalledTimes(1);
    for (let change = 0; change < 100; change++) saver.changed();
    expect(save).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(250);
    expect(save).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(save).toHaveBeenCalledTimes(2);
    saver.changed();
    expect(save).toHaveBeenCalledTimes(3);
  });

  it('is hurried by a flush, and not repeated after it', () => {
    const save = vi.fn();
    const saver = new Saver(save, 250);
    saver.changed();
    saver.changed();
    saver.flush();
    expect(save).toHaveBeenCalledTimes(2);
    saver.flush();
    vi.advanceTimersByTime(1000);
    expect(save).toHaveBeenCalledTimes(2);
  });
});
