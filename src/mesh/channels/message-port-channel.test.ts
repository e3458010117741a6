import { EventEmitter } from 'node:events';
import { MessageChannel as NodeMessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import type { EventMessage } from '../protocol/message';
import { MalformedFrame } from './malformed-frame';
import { MessagePortChannel } from './message-port-channel';
import { RecordingSink } from './testing/recording-sink';

const event = (id: string, payload: unknown = 1): EventMessage => ({
  type: 'event',
  id,
  eventId: 'e',
  payload,
});

/** A port as Electron's main process has it: it emits `{ data, ports }`, and has no `addEventListener`. */
class ElectronPort extends EventEmitter {
  peer: ElectronPort | undefined;
  started = false;
  #early: unknown[] = [];

  static pair(): [ElectronPort, ElectronPort] {
    const [one, other] = [new ElectronPort(), new ElectronPort()];
    one.peer = other;
    other.peer = one;
    return [one, other];
  }

  postMessage(message: unknown): void {
    this.peer?.accept(structuredClone(message));
  }

  accept(data: unknown): void {
    if (this.started) this.emit('message', { data, ports: [] });
    else this.#early.push(data);
  }

  start(): void {
    this.started = true;
    for (const data of this.#early.splice(0)) this.accept(data);
  }

  close(): void {
    for (const port of [this, this.peer]) port?.emit('close');
  }
}

const pairs = {
  'worker_threads ports': () => {
    const { port1, port2 } = new NodeMessageChannel();
    return [port1, port2] as const;
  },
  'DOM ports': () => {
    const { port1, port2 } = new MessageChannel();
    return [port1, port2] as const;
  },
  "ports of Electron's main process": () => ElectronPort.pair(),
};

describe.each(Object.entries(pairs))('MessagePortChannel over %s', (_name, makePair) => {
  it('delivers in order, what came before its start first', async () => {
    const [port1, port2] = makePair();
    const [one, other] = [new MessagePortChannel('other', port1), new MessagePortChannel('one', port2)];
    one.start(new RecordingSink());
    one.send(event('early', { a: [1n, undefined] }));
    const sink = new RecordingSink();
    other.start(sink);
    one.send(event('late'));
    await vi.waitFor(() => expect(sink.received).toHaveLength(2));
    expect(sink.received).toEqual([event('early', { a: [1n, undefined] }), event('late')]);
    one.close();
  });

  it('closes both ends, once each, and leaves no listener', async () => {
    const [port1, port2] = makePair();
    const [one, other] = [new MessagePortChannel('other', port1), new MessagePortChannel('one', port2)];
    const [mine, theirs] = [new RecordingSink(), new RecordingSink()];
    one.start(mine);
    other.start(theirs);
    one.close();
    expect(mine.closedTimes).toBe(1);
    await vi.waitFor(() => expect(theirs.closedTimes).toBe(1));
    one.close();
    other.close();
    expect([mine.closedTimes, theirs.closedTimes]).toEqual([1, 1]);
    expect(() => one.send(event('1'))).toThrow(expect.objectContaining({ name: 'ChannelClosedError' }));
    expect(() => other.send(event('1'))).toThrow(expect.objectContaining({ name: 'ChannelClosedError' }));
    if (port2 instanceof EventEmitter) expect(port2.eventNames()).toEqual([]);
  });

  it('throws where a message cannot be cloned, and goes on', async () => {
    const [port1, port2] = makePair();
    const [one, other] = [new MessagePortChannel('other', port1), new MessagePortChannel('one', port2)];
    const sink = new RecordingSink();
    one.start(new RecordingSink());
    other.start(sink);
    expect(() => one.send(event('bad', () => 1))).toThrow('could not be cloned');
    one.send(event('good'));
    await vi.waitFor(() => expect(sink.received).toEqual([event('good')]));
    one.close();
  });
});

describe('MessagePortChannel where many messages wait', () => {
  const ids = (count: number, from = 0): string[] =>
    Array.from({ length: count }, (_, at) => String(from + at));

  it('delivers all of them, in order, also those that come late', async () => {
    const { port1, port2 } = new NodeMessageChannel();
    const [one, other] = [new MessagePortChannel('other', port1), new MessagePortChannel('one', port2)];
    const sink = new RecordingSink();
    one.start(new RecordingSink());
    other.start(sink);
    for (const id of ids(100)) one.send(event(id));
    await vi.waitFor(() => expect(sink.received).toHaveLength(100));
    for (const id of ids(20, 100)) {
      one.send(event(id));
      await vi.waitFor(() => expect(sink.received).toHaveLength(Number(id) + 1));
    }
    expect(sink.received).toEqual(ids(120).map((id) => event(id)));
    one.close();
  });

  it('delivers nothing after it was closed in the middle of them', async () => {
    const { port1, port2 } = new NodeMessageChannel();
    const [one, other] = [new MessagePortChannel('other', port1), new MessagePortChannel('one', port2)];
    const received: unknown[] = [];
    const ended = new Promise((resolve) => port1.once('close', resolve));
    one.start(new RecordingSink());
    other.start({
      receive: (raw) => {
        received.push(raw);
        if (received.length === 3) other.close();
      },
      closed: () => {},
    });
    for (const id of ids(10)) one.send(event(id));
    await ended;
    expect(received).toEqual(ids(3).map((id) => event(id)));
  });

  it('closes after the last of them', async () => {
    const { port1, port2 } = new NodeMessageChannel();
    const other = new MessagePortChannel('one', port2);
    const sink = new RecordingSink();
    for (const id of ids(10)) port1.postMessage(event(id));
    port1.close();
    other.start(sink);
    await vi.waitFor(() => expect(sink.closedTimes).toBe(1));
    expect(sink.received).toEqual(ids(10).map((id) => event(id)));
  });
});

describe('MessagePortChannel over a worker', () => {
  const echo = `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', (m) => {
      if (m.payload === 'exit') process.exit(3);
      if (m.payload === 'throw') throw new Error('worker failed');
      parentPort.postMessage(m);
    });`;

  it('carries messages', async () => {
    const worker = new Worker(echo, { eval: true });
    const channel = new MessagePortChannel('worker', worker);
    const sink = new RecordingSink();
    channel.start(sink);
    channel.send(event('1', { data: 1, ports: [] }));
    await vi.waitFor(() => expect(sink.received).toEqual([event('1', { data: 1, ports: [] })]));
    channel.close();
    await worker.terminate();
  });

  it.each([
    ['exit', 'exited with 3'],
    ['throw', 'worker failed'],
  ])('ends with a cause where the worker comes to its end by %s', async (how, cause) => {
    const worker = new Worker(echo, { eval: true });
    const channel = new MessagePortChannel('worker', worker);
    const sink = new RecordingSink();
    channel.start(sink);
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    channel.send(event('1', how));
    await vi.waitFor(() => expect(sink.closedTimes).toBe(1));
    expect(String(sink.cause)).toContain(cause);
    await exited;
  });
});

describe('a message that the runtime cannot read', () => {
  it('is a violation with a reason, and ends nothing', () => {
    const port = Object.assign(new EventEmitter(), { postMessage: () => {} });
    const sink = new RecordingSink();
    new MessagePortChannel('peer', port).start(sink);
    port.emit('messageerror', new Error('Maximum call stack size exceeded'));
    port.emit('message', 'next');
    const [first, second] = sink.received;
    expect(first).toBeInstanceOf(MalformedFrame);
    expect(first).toMatchObject({ reason: 'the runtime could not read the message' });
    expect([second, sink.closedTimes]).toEqual(['next', 0]);
  });

  it('is one over a real port as well, wherever in a row of messages it comes', async () => {
    const { port1, port2 } = new NodeMessageChannel();
    const [one, other] = [new MessagePortChannel('other', port1), new MessagePortChannel('one', port2)];
    const sink = new RecordingSink();
    other.start(sink);
    one.send(event('first'));
    // The deepest that can be written at all can't be read.
    for (let depth = 100_000, isSent = false; !isSent; depth = Math.floor(depth * 0.9)) {
      let payload: object = {};
      for (let level = 0; level < depth; level += 1) payload = { payload };
      try {
        one.send(event('deep', payload));
        isSent = true;
      } catch {
        // Too deep even for that.
      }
    }
    one.send(event('last'));
    await vi.waitFor(() => expect(sink.received).toHaveLength(3));
    expect(sink.received[1]).toBeInstanceOf(MalformedFrame);
    expect([sink.received[0], sink.received[2]]).toEqual([event('first'), event('last')]);
    one.close();
  });
});
