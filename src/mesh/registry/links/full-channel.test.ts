import { describe, expect, it } from 'vitest';
import {
  type Channel,
  ChannelFullError,
  type ChannelSink,
  dynCommand,
  dynEvent,
  InMemoryChannel,
  type Message,
  type RegistryRecord,
} from '../../index';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** To a peer that stops reading when it is told to. */
class FullChannel implements Channel {
  readonly id = 'peer';
  readonly sent: Message[] = [];
  isFull = false;
  isClosed = false;
  sink: ChannelSink | undefined;

  start(sink: ChannelSink): void {
    this.sink = sink;
  }

  send(message: Message): void {
    if (this.isFull) throw new ChannelFullError(this.id, '9 bytes');
    this.sent.push(message);
  }

  close(): void {
    this.isClosed = true;
  }
}

async function linked() {
  const registry = make();
  const channel = new FullChannel();
  const records: RegistryRecord[] = [];
  const link = await registry.registerChannel(channel);
  channel.sink?.receive({ type: 'list.commands.response', id: 'l', thid: 'x', commands: [{ id: 'theirs' }] });
  registry.observe((record) => records.push(record));
  return { registry, channel, records, link };
}

describe('a channel whose peer does not read', () => {
  it('refuses calls with a code and a reason, passed on or not, and goes on when the peer does', async () => {
    const { registry, channel, records } = await linked();
    const child = make({ routerChannel: 'root' });
    const [forRoot, forChild] = InMemoryChannel.pair('child', 'root');
    await Promise.all([registry.registerChannel(forRoot), child.registerChannel(forChild)]);
    channel.isFull = true;
    const refused = { code: 'internal_error', reason: 'queue_full' };
    await expect(registry.executeDyn('theirs')).rejects.toMatchObject(refused);
    await expect(child.executeDyn('theirs')).rejects.toMatchObject({ code: 'internal_error' });
    registry.emit(dynEvent('lost'));
    const reasons = records.flatMap((record) => (record.kind === 'violation' ? [record.reason] : []));
    expect(reasons).toEqual(
      Array(3).fill("can't be carried: peer doesn't read: 9 bytes wait to be sent already."),
    );
    channel.isFull = false;
    registry.emit(dynEvent('told'));
    expect(channel.sent.at(-1)).toMatchObject({ eventId: 'told' });
  });

  it('ends where a reply would be lost, whose caller waits for it', async () => {
    const { registry, channel, records, link } = await linked();
    await registry.registerCommand(dynCommand('ours', () => turn()));
    channel.sink?.receive({ type: 'execute.command.request', id: 'call', commandId: 'ours' });
    const pending = registry.executeDyn('theirs');
    channel.isFull = true;
    await link.closed;
    await expect(pending).rejects.toMatchObject({ code: 'channel_disconnected' });
    expect(channel.isClosed).toBe(true);
    expect(records.at(-1)).toMatchObject({
      kind: 'link',
      state: 'closed',
      cause: { name: 'ChannelFullError' },
    });
  });
});
