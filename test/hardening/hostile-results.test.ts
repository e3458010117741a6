// oxlint-disable unicorn/no-thenable -- objects with a `then` are what this is about
import { CommandRegistry, dynCommand, InMemoryChannel, type Message } from '@mesh';
import { afterEach, describe, expect, it } from 'vitest';

const registries: CommandRegistry[] = [];

afterEach(async () => {
  await Promise.all(registries.splice(0).map((registry) => registry.dispose()));
});

/** A caller linked to a registry whose `odd` gives what is told, one handler at a time. */
async function callerOf(result: (request: unknown) => unknown): Promise<CommandRegistry> {
  const caller = new CommandRegistry();
  const owner = new CommandRegistry({ maxInFlightPerChannel: 1 });
  registries.push(caller, owner);
  await owner.registerCommand([dynCommand('odd', result), dynCommand('good', () => 'good')]);
  const [toOwner, toCaller] = InMemoryChannel.pair('owner', 'caller');
  const links = await Promise.all([caller.registerChannel(toOwner), owner.registerChannel(toCaller)]);
  await Promise.all(links.map((link) => link.ready));
  return caller;
}

describe('a handler that gives something odd', () => {
  it.each<[string, () => unknown, unknown]>([
    [
      'an object whose `then` throws when it is looked at',
      () =>
        Object.defineProperty({}, 'then', {
          get: () => {
            throw new Error('no looking');
          },
        }),
      { code: 'internal_error', message: 'no looking' },
    ],
    [
      'a thenable that throws when it is asked',
      () => ({
        then: () => {
          throw new Error('no asking');
        },
      }),
      { code: 'internal_error', message: 'no asking' },
    ],
  ])('fails with one reply, and the next call is served: %s', async (_name, result, failure) => {
    const caller = await callerOf(result);
    await expect(caller.executeDyn('odd')).rejects.toMatchObject(failure as object);
    await expect(caller.executeDyn('good')).resolves.toBe('good');
  });

  it('counts a thenable that answers twice as one call', async () => {
    let running = 0;
    let most = 0;
    const twice = { then: (done: (value: unknown) => void) => [done(1), done(2)] };
    const slow = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    };
    const caller = await callerOf((request) => (request === 'twice' ? twice : slow()));
    await expect(caller.executeDyn('odd', 'twice')).resolves.toBe(1);
    await Promise.all([1, 2, 3].map(() => caller.executeDyn('odd')));
    expect(most).toBe(1);
  });
});

describe('a peer that answers with something that has a `then`', () => {
  it.each<[string, unknown]>([
    ['that never comes to an end', { then: () => {} }],
    [
      'that throws',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no looking');
          },
        },
      ),
    ],
  ])('fails the call with a code: %s', async (_name, result) => {
    const caller = new CommandRegistry();
    registries.push(caller);
    const [toPeer, peer] = InMemoryChannel.pair('peer', 'caller');
    peer.start({
      receive: (raw) => {
        const { type, id } = raw as Message;
        const reply = { id: `reply-${id}`, thid: id };
        if (type === 'list.commands.request') {
          peer.send({ ...reply, type: 'list.commands.response', commands: [{ id: 'odd' }] });
        } else peer.send({ ...reply, type: 'execute.command.response', response: { ok: true, result } });
      },
      closed: () => {},
    });
    const link = await caller.registerChannel(toPeer);
    await link.ready;
    await expect(caller.executeDyn('odd')).rejects.toMatchObject({ code: 'internal_error' });
  });
});
