import type { FrameRow } from '@contract';
import { describe, expect, it } from 'vitest';
import { Recorder } from './recorder';

const row = (seq: number): FrameRow => ({
  seq,
  at: 1_700_000_000_000,
  direction: 'in',
  kind: 'frame',
  channel: 'root',
  sizeBytes: 8,
});
const recorder = () =>
  new Recorder(async (_target, seqs) => seqs.map((seq) => ({ seq, text: `{"n":${seq}}` })));
const messages = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).message.n);

describe('Recorder', () => {
  it('gathers what comes from its start on, in order, and is off afterwards', async () => {
    const recording = recorder();
    recording.take('demo', [row(1)], 0);
    recording.start('demo');
    recording.take('demo', [row(2), row(3)], 0);
    recording.take('other', [row(9)], 0);
    recording.take('demo', [row(4)], 7);
    expect(messages(await recording.finish())).toEqual([2, 3, 4]);
    expect(recording.store.getState()).toMatchObject({ status: 'ended', frames: 3, missed: 7 });
    recording.discard();
    expect(recording.store.getState().status).toBe('off');
  });

  it('counts what it missed', async () => {
    const recording = new Recorder(async (_target, seqs) => {
      if (seqs.includes(3)) throw new Error('the port is closed');
      return seqs.map((seq) => ({ seq }));
    });
    recording.start('demo');
    recording.take('demo', [row(2)], 5);
    recording.take('demo', [row(3)], 0);
    expect((await recording.finish()).trimEnd().split('\n')).toHaveLength(2);
    expect(recording.store.getState()).toMatchObject({ frames: 2, missed: 7 });
  });

  it('keeps what it has when another target is watched, and forgets it when told to', async () => {
    const recording = recorder();
    recording.start('demo');
    recording.take('demo', [row(1)], 0);
    recording.watched('other');
    recording.take('demo', [row(2)], 0);
    expect(recording.store.getState()).toMatchObject({ status: 'ended', why: 'left' });
    expect(messages(await recording.finish())).toEqual([1]);
    recording.start('demo');
    recording.take('demo', [row(1)], 0);
    recording.discard();
    recording.start('demo');
    expect(await recording.finish()).toBe('');
  });
});
