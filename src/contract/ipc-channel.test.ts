import { isChannelClosedError, type Message } from '@mesh';
import { describe, expect, it } from 'vitest';
import { IpcChannel } from './ipc-channel';

const list: Message = { id: 'a', type: 'list.commands.request' };

function record() {
  const received: unknown[] = [];
  const causes: unknown[] = [];
  return {
    received,
    causes,
    receive: (raw: unknown) => void received.push(raw),
    closed: (cause?: unknown) => void causes.push(cause),
  };
}

describe('IpcChannel', () => {
  it('delivers what came before its start first, in order', () => {
    const channel = new IpcChannel('preload', () => {});
    const sink = record();
    channel.deliver(1);
    channel.deliver(2);
    channel.start(sink);
    channel.deliver(3);
    expect(sink.received).toEqual([1, 2, 3]);
  });

  it('says once that it ended, and takes nothing afterwards', () => {
    const posted: Message[] = [];
    const channel = new IpcChannel('preload', (message) => void posted.push(message));
    const sink = record();
    channel.start(sink);
    channel.send(list);
    channel.end('crashed');
    channel.close();
    channel.deliver(list);
    expect(posted).toEqual([list]);
    expect(sink.causes).toEqual(['crashed']);
    expect(sink.received).toEqual([]);
    let thrown: unknown;
    try {
      channel.send(list);
    } catch (error) {
      thrown = error;
    }
    expect(isChannelClosedError(thrown)).toBe(true);
  });

  it('says at its start that it had ended before', () => {
    const channel = new IpcChannel('preload', () => {});
    const sink = record();
    channel.end('gone');
    channel.start(sink);
    expect(sink.causes).toEqual(['gone']);
  });
});
