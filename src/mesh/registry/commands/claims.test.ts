import { describe, expect, it } from 'vitest';
import {
  type ChannelSink,
  type CommandRegistry,
  dynCommand,
  InMemoryChannel,
  type Message,
} from '../../index';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A peer that says nothing but what the test has it say. */
async function peerOf(registry: CommandRegistry, name: string) {
  const heard: Message[] = [];
  const [channel, end] = InMemoryChannel.pair(name, 'here');
  const sink: ChannelSink = { receive: (raw) => heard.push(raw as Message), closed: () => {} };
  end.start(sink);
  await registry.registerChannel(channel);
  const send = async (message: object): Promise<void> => {
    end.send(message as Message);
    await turn();
  };
  const close = async (): Promise<void> => {
    end.close();
    await turn();
  };
  return { heard, send, close };
}

describe('what a list told of an id that waits for the router', () => {
  /** A command that waits for its router, and a child whose list has the same id meanwhile. */
  async function contested() {
    const registry = make({ routerChannel: 'router' });
    const router = await peerOf(registry, 'router');
    const child = await peerOf(registry, 'child');
    const outcome = registry.registerCommand(dynCommand('x', () => 1)).catch((error: unknown) => error);
    await turn();
    await child.send({ type: 'list.commands.response', id: 'list', thid: 'any', commands: [{ id: 'x' }] });
    const refuse = async (): Promise<void> => {
      const thid = router.heard.find(({ type }) => type === 'register.command.request')?.id;
      const response = { ok: false, error: 'duplicate_command' };
      await router.send({ type: 'register.command.response', id: 'no', thid, response });
    };
    return { registry, child, refuse, outcome };
  }

  it('counts once the router has refused it', async () => {
    const { registry, refuse, outcome } = await contested();
    expect(registry.listCommands()).toEqual([]);
    await refuse();
    expect(await outcome).toMatchObject({ code: 'duplicate_command' });
    expect(registry.listCommands()).toEqual([{ id: 'x', channel: 'child' }]);
  });

  it('is forgotten with the link that told it', async () => {
    const { registry, child, refuse } = await contested();
    await child.close();
    await refuse();
    expect(registry.listCommands()).toEqual([]);
  });
});
