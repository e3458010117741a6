import { MalformedFrame } from '@mesh';
import { describe, expect, it } from 'vitest';
import { RecordingSink } from '../testing/RecordingSink';
import { SinkGate } from './SinkGate';

describe('SinkGate', () => {
  it('keeps what comes early, in order, and then the end', () => {
    const gate = new SinkGate(1_000);
    gate.receive(1, 100);
    gate.receive(2, 100);
    gate.end('over');
    gate.receive(3, 100);
    const sink = new RecordingSink();
    gate.open(sink);
    expect(sink.received).toEqual([1, 2]);
    expect(sink.ends).toEqual(['over']);
  });

  it('keeps no more than its bound, however small the frames are, and says how much it lost', () => {
    const gate = new SinkGate(1_000);
    gate.receive('a', 900);
    gate.receive('b', 200);
    // There would be room for it; but it came after one that is lost.
    gate.receive('c', 1);
    for (let n = 0; n < 50; n += 1) gate.receive('', 0);
    const sink = new RecordingSink();
    gate.open(sink);
    gate.receive('d', 5_000);
    const lost = '52 more frames came before the channel was started than there was room for';
    expect(sink.received).toEqual(['a', new MalformedFrame(undefined, lost), 'd']);
    expect(sink.ends).toEqual([]);
  });
});
