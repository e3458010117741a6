import { describe, expect, it } from 'vitest';
import type { EventMessage } from '../protocol/message';
import { ChannelFullError } from './channel-full-error';
import { InMemoryChannel } from './in-memory-channel';
import { RecordingSink } from './testing/recording-sink';

const event = (id: string, payload?: unknown): EventMessage => ({ type: 'event', id, eventId: 'e', payload });
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('InMemoryChannel', () => {
  it('names the peers: for root it is the worker, for the worker it is root', () => {
    const [forRoot, forWorker] = InMemoryChannel.pair('worker', 'root');
    expect([forRoot.id, forWorker.id]).toEqual(['worker', 'root']);
  });

  it('delivers by reference, asynchronously, in order', async () => {
    const [one, other] = InMemoryChannel.pair('other', 'one');
    const sink = new RecordingSink();
    other.start(sink);
    const messages = [event('1', {}), event('2'), event('3')];
    for (const message of messages) one.send(message);
    expect(sink.received).toEqual([]);
    await turn();
    expect(sink.received).toHaveLength(3);
    for (const [index, message] of messages.entries()) expect(sink.received[index]).toBe(message);
  });

  it('keeps what came before its start', async () => {
    const [one, other] = InMemoryChannel.pair('other', 'one');
    const [early, late] = [event('early'), event('late')];
    one.send(early);
    await turn();
    const sink = new RecordingSink();
    other.start(sink);
    one.send(late);
    await turn();
    expect(sink.received).toEqual([early, late]);
  });

  it('tells both ends of a close, once each, whoever closes; what was sent before arrives first', async () => {
    const [one, other] = InMemoryChannel.pair('other', 'one');
    const [mine, theirs] = [new RecordingSink(), new RecordingSink()];
    one.start(mine);
    other.start(theirs);
    one.send(event('last'));
    one.close();
    expect(mine.closedTimes).toBe(1);
    await turn();
    expect(theirs.received).toHaveLength(1);
    expect(theirs.closedTimes).toBe(1);
    other.close();
    one.close();
    await turn();
    expect([mine.closedTimes, theirs.closedTimes]).toEqual([1, 1]);
  });

  it('refuses to send once either end has closed', () => {
    const [one, other] = InMemoryChannel.pair('other', 'one');
    one.close();
    for (const channel of [one, other]) {
      expect(() => channel.send(event('1'))).toThrow(expect.objectContaining({ name: 'ChannelClosedError' }));
    }
  });

  it('delivers nothing more to an end that closes while it receives', async () => {
    const [one, other] = InMemoryChannel.pair('other', 'one');
    const sink = new RecordingSink(() => other.close());
    other.start(sink);
    one.send(event('1'));
    one.send(event('2'));
    await turn();
    expect(sink.received).toHaveLength(1);
  });

  it('keeps 65,536 messages for an end that was not started, and no more', async () => {
    const [one, other] = InMemoryChannel.pair('other', 'one');
    for (let n = 0; n < 65_536; n += 1) one.send(event('early'));
    expect(() => one.send(event('late'))).toThrow(ChannelFullError);
    const sink = new RecordingSink();
    other.start(sink);
    one.send(event('late'));
    await turn();
    expect(sink.received).toHaveLength(65_537);
  });
});
