import { describe, expect, it } from 'vitest';
import type { Channel, ChannelSink } from '../../channels/channel';
import type { Message } from '../../protocol/message';
import { dynCommand } from '../../typed/dyn-command';
import { CommandRegistry } from '../command-registry';
import type { RegistryRecord } from '../record';

/** A router that says only what the test says. */
class Router implements Channel {
  readonly id = 'router';
  readonly sent: Message[] = [];
  whenSent: (message: Message) => void = () => {};
  #sink: ChannelSink | undefined;

  start(sink: ChannelSink): void {
    this.#sink = sink;
  }

  send(message: Message): void {
    this.sent.push(message);
    this.whenSent(message);
  }

  close(): void {
    this.#sink?.closed();
  }

  answer(thid: string, ok = true): void {
    const response = ok ? { ok } : { ok, error: 'duplicate_command' };
    this.#sink?.receive({ type: 'register.command.response', id: `of.${thid}`, thid, response });
  }

  get asked(): string[] {
    return this.sent.flatMap(({ type, id }) => (type === 'register.command.request' ? [id] : []));
  }
}

async function linked(): Promise<{ registry: CommandRegistry; router: Router; reasons: string[] }> {
  const registry = new CommandRegistry({ routerChannel: 'router', ownKind: false, requestTimeoutMs: 0 });
  const router = new Router();
  const reasons: string[] = [];
  registry.observe((record: RegistryRecord) => {
    if (record.kind === 'ignored' || record.kind === 'violation') reasons.push(record.reason);
  });
  await registry.registerChannel(router);
  return { registry, router, reasons };
}

const listOf = (count: number) =>
  Array.from({ length: count }, (_, index) => dynCommand(`list.${index}`, () => index));

describe('a list that is registered with a router', () => {
  it('is there once each has its answer, in whatever order', async () => {
    const { registry, router, reasons } = await linked();
    const registered = registry.registerCommand(listOf(3));
    const [first = '', second = '', third = ''] = router.asked;
    for (const id of [third, third, '', 'nobody', first, first]) router.answer(id);
    expect(registry.listCommands()).toEqual([]);
    expect(reasons).toEqual(['repeated', 'orphaned', 'orphaned', 'repeated']);
    router.answer(second);
    (await registered).unregister();
    expect(registry.listCommands()).toEqual([]);
    await registry.dispose();
  });

  it('can be answered while it is sent, but not before', async () => {
    const { registry, router, reasons } = await linked();
    const nextOf = (id: string): string =>
      id.slice(0, -12) + (Number.parseInt(id.slice(-12), 16) + 1).toString(16).padStart(12, '0');
    router.whenSent = ({ type, id }) => {
      if (type !== 'register.command.request') return;
      if (router.asked.length < 3) router.answer(nextOf(id));
      router.answer(id);
    };
    await registry.registerCommand(listOf(3));
    expect(reasons).toEqual(['orphaned', 'orphaned']);
    expect(registry.listCommands().map(({ id }) => id)).toEqual(['list.0', 'list.1', 'list.2']);
    await registry.dispose();
  });

  it('is sent no further than to the first refusal, and leaves nothing', async () => {
    const { registry, router, reasons } = await linked();
    router.whenSent = ({ type, id }) => {
      if (type === 'register.command.request') router.answer(id, router.asked.length !== 2);
    };
    await expect(registry.registerCommand(listOf(5))).rejects.toMatchObject({ commandId: 'list.1' });
    expect([router.asked.length, reasons, registry.listCommands()]).toEqual([2, [], []]);
    router.whenSent = () => {};
    void registry.registerCommand(listOf(5)).catch(() => {});
    expect(router.asked.length).toBe(7);
    await registry.dispose();
  });

  it('is local where the router goes while it is sent', async () => {
    const { registry, router } = await linked();
    router.whenSent = ({ type }) => {
      if (type === 'register.command.request' && router.asked.length === 2) router.close();
    };
    await registry.registerCommand(listOf(4));
    expect(registry.listCommands().map(({ id }) => id)).toEqual(['list.0', 'list.1', 'list.2', 'list.3']);
    await registry.dispose();
  });

  it('has ids that follow one another, whatever else is sent meanwhile', async () => {
    const { registry, router, reasons } = await linked();
    router.whenSent = ({ type }) => {
      if (type === 'register.command.request') registry.emit({ kind: 'dynamic-event', id: 'sent' });
    };
    const registered = registry.registerCommand(listOf(5_000));
    expect(new Set(router.sent.map(({ id }) => id)).size).toBe(router.sent.length);
    for (const id of router.asked.reverse()) router.answer(id);
    await registered;
    expect([reasons, registry.listCommands().length]).toEqual([[], 5_000]);
    await registry.dispose();
  });

  it('has no id twice, nor one that is taken', async () => {
    const { registry, router } = await linked();
    await registry.registerCommand(dynCommand('_private', () => 0));
    for (const id of ['list.1', '_private']) {
      const commands = [...listOf(3), dynCommand(id, () => 0)];
      await expect(registry.registerCommand(commands)).rejects.toMatchObject({ commandId: id });
    }
    expect([router.asked, registry.listCommands().map(({ id }) => id)]).toEqual([[], ['_private']]);
    await registry.dispose();
  });
});
