import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { ChannelClosedError, ChannelFullError, MalformedFrame } from '@mesh';
import { describe, expect, it } from 'vitest';
import type { FrameText } from '../shared/FrameText';
import { event } from '../testing/event';
import { RecordingSink } from '../testing/RecordingSink';
import { NdjsonChannel, type NdjsonOptions } from './NdjsonChannel';

function make(options: NdjsonOptions = {}) {
  const readable = new PassThrough();
  const writable = new PassThrough();
  const channel = new NdjsonChannel({ id: 'peer', readable, writable, ...options });
  return { readable, writable, channel, sink: new RecordingSink() };
}

describe('NdjsonChannel', () => {
  it('delivers what came before the start first, in order', async () => {
    const { readable, channel, sink } = make();
    readable.write('{"a":1}\n{"a":2}\n');
    channel.start(sink);
    readable.write('{"a":3}\r\n\n');
    await sink.until(({ received }) => received.length === 3);
    expect(sink.received).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  it('puts a character together that two chunks share', async () => {
    const { readable, channel, sink } = make();
    channel.start(sink);
    const bytes = Buffer.from('{"a":"😀"}\n');
    readable.write(bytes.subarray(0, 8));
    readable.write(bytes.subarray(8));
    await sink.until(({ received }) => received.length === 1);
    expect(sink.received).toEqual([{ a: '😀' }]);
  });

  it('hands over garbage with a reason, and goes on', async () => {
    const { readable, channel, sink } = make({ lineLimitBytes: 2_000 });
    channel.start(sink);
    readable.write('{"id":"9d0c","type":"eve\n');
    readable.write('hello\n');
    readable.write(Buffer.from([0x22, 0xff, 0x22, 0x0a]));
    readable.write(`"${'x'.repeat(3_000)}"\n`);
    readable.write('\uFEFF{}\n{"ok":true}\n');
    await sink.until(({ received }) => received.length === 6);
    const reasons = sink.received
      .slice(0, 5)
      .map((raw) => (raw instanceof MalformedFrame ? raw.reason : raw));
    expect(reasons).toEqual([
      'not JSON: the line ends at byte 24, too early',
      'not JSON: character 1: "hello" isn\'t a JSON value',
      "not UTF-8: byte 2 of the line doesn't fit",
      'the line has 3002 bytes, the limit is 0.002 MiB',
      'not JSON: character 1: the text begins with a byte-order mark',
    ]);
    expect(sink.received[5]).toEqual({ ok: true });
    expect(sink.ends).toEqual([]);
  });

  it('tells the exact text of every frame before the sink gets it', async () => {
    const seen: (FrameText | 'sink')[] = [];
    const { readable, writable, channel } = make({ onFrameText: (frame) => seen.push(frame) });
    const sink = new RecordingSink();
    channel.start({ receive: (raw) => (seen.push('sink'), sink.receive(raw)), closed: () => undefined });
    channel.send(event('é', { n: 9007199254740993n }));
    const text =
      '{"id":"0b2f7a0e-6f0c-4d55-9d6c-3f0f1c1f4a11","type":"event","eventId":"é","payload":{"n":9007199254740993}}';
    readable.write('{ "a": 206.00 }\r\n');
    await sink.until(({ received }) => received.length === 1);
    expect(seen).toEqual([
      { direction: 'out', text, sizeBytes: Buffer.byteLength(text) },
      { direction: 'in', text: '{ "a": 206.00 }', sizeBytes: 15 },
      'sink',
    ]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(String(writable.read())).toBe(`${text}\n`);
  });

  it('writes strings well-formed', async () => {
    const { writable, channel, sink } = make();
    channel.start(sink);
    channel.send(event('a\ud800b'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(String(writable.read())).toContain('"a\uFFFDb"');
  });

  it('refuses what JSON cannot carry, and stays open', () => {
    const { channel, sink } = make();
    channel.start(sink);
    expect(() => channel.send(event('x', { f: () => 1 }))).toThrow(
      "JSON can't carry a function (at /payload/f)",
    );
    expect(() => channel.send(event('x'))).not.toThrow();
  });

  it('refuses more once a peer that does not read has too much waiting', () => {
    const { channel, sink } = make({ maxBufferedBytes: 100_000 });
    channel.start(sink);
    const big = event('x', 'x'.repeat(60_000));
    channel.send(big);
    channel.send(big);
    expect(() => channel.send(big)).toThrow(ChannelFullError);
  });

  it('leaves nothing open once it was closed, even where nobody takes what was sent', async () => {
    const { readable, writable, channel, sink } = make();
    channel.start(sink);
    channel.send(event('x', 'x'.repeat(1_000_000)));
    const closed = Promise.all([readable, writable].map((stream) => once(stream, 'close')));
    channel.close();
    await closed;
    expect([readable.destroyed, writable.destroyed]).toEqual([true, true]);
  });

  it('ends once, whoever ends it, and takes nothing afterwards', async () => {
    const ours = make();
    ours.channel.start(ours.sink);
    ours.channel.close();
    ours.channel.close();
    ours.readable.write('{}\n');
    expect(await ours.sink.ended()).toBeUndefined();
    expect(() => ours.channel.send(event('x'))).toThrow(ChannelClosedError);

    const theirs = make();
    theirs.channel.start(theirs.sink);
    theirs.readable.end('{"last":1}');
    await theirs.sink.ended();
    expect(theirs.sink.received).toEqual([{ last: 1 }]);
    expect(() => theirs.channel.send(event('x'))).toThrow(ChannelClosedError);

    const broken = make();
    broken.channel.start(broken.sink);
    broken.readable.destroy(new Error('cable cut'));
    expect(await broken.sink.ended()).toEqual(new Error('cable cut'));
    expect([ours, theirs, broken].map(({ sink }) => sink.ends.length)).toEqual([1, 1, 1]);
  });

  it('carries 20 MB in one message', async () => {
    const { readable, channel, sink } = make();
    channel.start(sink);
    readable.write(`${JSON.stringify({ text: 'x'.repeat(20_000_000) })}\n`);
    await sink.until(({ received }) => received.length === 1);
    expect((sink.received[0] as { text: string }).text).toHaveLength(20_000_000);
  });
});
