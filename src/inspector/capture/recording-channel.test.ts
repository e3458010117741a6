import { type Channel, type ChannelSink, CommandRegistry, MalformedFrame, type Message } from '@mesh';
import { describe, expect, it } from 'vitest';
import type { CapturedFrame } from './make-row';
import { RecordingChannel } from './recording-channel';

/** A channel over texts, as the transports are: the text is told first, then the frame. */
class TextChannel implements Channel {
  readonly id = 'peer';
  readonly sent: Message[] = [];
  sink: ChannelSink | undefined;

  constructor(private readonly recording: RecordingChannel) {}

  start(sink: ChannelSink): void {
    this.sink = sink;
  }

  send(message: Message): void {
    const text = JSON.stringify(message);
    this.recording.onFrameText({ direction: 'out', text, sizeBytes: text.length });
    this.sent.push(message);
  }

  receive(text: string): void {
    this.recording.onFrameText({ direction: 'in', text, sizeBytes: text.length });
    let raw: unknown;
    try {
      raw = JSON.parse(text);
    } catch {
      raw = new MalformedFrame(text, 'not JSON');
    }
    this.sink?.receive(raw);
  }

  close(): void {
    this.sink?.closed();
  }
}

async function link() {
  const frames: CapturedFrame[] = [];
  const recording = new RecordingChannel(
    'peer',
    (frame) => void frames.push(frame),
    () => 0,
  );
  const channel = new TextChannel(recording);
  recording.wrap(channel);
  const registry = new CommandRegistry({ id: 'main', routerChannel: 'peer' });
  registry.observe(recording.observe);
  await registry.registerChannel(recording);
  frames.length = 0;
  return { frames, channel, registry };
}

describe('RecordingChannel', () => {
  it('records garbage with its exact text and the registry’s reason', async () => {
    const { frames, channel, registry } = await link();
    channel.receive('{"id":"9d0c","type":"eve');
    channel.receive('{"id":"1","type":"no.such.type"}');
    expect(frames.map(({ text, verdict, unreadable }) => [text, verdict?.kind, unreadable])).toEqual([
      ['{"id":"9d0c","type":"eve', 'violation', true],
      ['{"id":"1","type":"no.such.type"}', 'violation', true],
    ]);
    expect(frames[0]?.verdict?.reason).toContain('not JSON');
    await registry.dispose();
  });

  it('puts a request before the answer that goes out while it comes in', async () => {
    const { frames, channel, registry } = await link();
    channel.receive('{"id":"a","type":"list.commands.request"}');
    expect(frames.map(({ direction, unreadable }) => [direction, unreadable])).toEqual([
      ['in', undefined],
      ['out', undefined],
    ]);
    expect(channel.sent.at(-1)).toMatchObject({ type: 'list.commands.response', thid: 'a' });
    await registry.dispose();
  });

  it('bounds what is said of a frame that is wrong in many places', async () => {
    const { frames, channel, registry } = await link();
    const commands = Array.from({ length: 10_000 }, (_, n) => ({ id: `_${n}` }));
    channel.receive(JSON.stringify({ id: 'c', type: 'list.commands.response', thid: 'x', commands }));
    expect(frames[0]?.verdict?.reason).toMatch(/_0; .*_1; .*_2; and 9997 more$/);
    await registry.dispose();
  });

  it('marks replies that nobody waits for', async () => {
    const { frames, channel, registry } = await link();
    channel.receive('{"id":"b","type":"execute.command.response","thid":"none","response":{"ok":true}}');
    expect(frames).toMatchObject([{ verdict: { kind: 'ignored', reason: 'orphaned' } }]);
    await registry.dispose();
  });
});
