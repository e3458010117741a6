import { expect, it } from 'vitest';
import { reconnectDelayMs } from './reconnect-delay';

it('is tried again soon, then less often, but never given up', () => {
  expect([0, 1, 2, 3, 4, 5, 1_000].map(reconnectDelayMs)).toEqual([
    250, 500, 1_000, 2_000, 4_000, 5_000, 5_000,
  ]);
});
