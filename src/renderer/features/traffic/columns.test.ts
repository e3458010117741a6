import type { FrameRow } from '@contract';
import { describe, expect, it } from 'vitest';
import { trafficColumns } from './columns';

const widthOf = (channel: string, ofSelf = false): string | undefined => {
  const row: FrameRow = { seq: 1, at: 0, direction: 'in', kind: 'frame', channel, sizeBytes: 1 };
  const columns = trafficColumns({ type: true, channel: true }, ofSelf, {
    rows: [row],
    answerTo: () => undefined,
    isCopy: () => false,
    selected: undefined,
    callOf: () => undefined,
    connected: true,
    now: 0,
  });
  return columns.find(({ key }) => key === 'channel')?.width;
};

describe('the Channel column', () => {
  it('has room for the whole name, within bounds', () => {
    expect(widthOf('root')).toBe('56px');
    expect(widthOf('mesh-peer')).toBe('70px');
    expect(widthOf('a-very-long-name-of-a-channel')).toBe('128px');
    expect(widthOf('main', true)).toBe('128px');
  });
});
