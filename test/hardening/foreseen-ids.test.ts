import { setImmediate as turn } from 'node:timers/promises';
import { CommandRegistry, dynCommand, dynEvent, InMemoryChannel, type Message } from '@mesh';
import { afterEach, expect, it } from 'vitest';

/*
 * The ids of a registry count up, and whoever sees one knows the next. These tests hold what a peer can do with that to
 * what docs/own-kind.md says of it (What others see of it).
 */

const registries: CommandRegistry[] = [];
afterEach(async () => {
  await Promise.all(registries.splice(0).map((registry) => registry.dispose()));
});

/** The id that comes `steps` after another. */
function after(id: string, steps: number): string {
  const number = Number.parseInt(id.slice(-12), 16) + steps;
  return id.slice(0, -12) + number.toString(16).padStart(12, '0');
}

/** A root, a child of it, and a peer of the root's that hears the child's events and has its next ids. */
async function star() {
  const root = new CommandRegistry({ id: 'root', requestTimeoutMs: 2_000 });
  const child = new CommandRegistry({ id: 'child', routerChannel: 'root', requestTimeoutMs: 2_000 });
  registries.push(root, child);
  await root.registerCommand([
    dynCommand('echo', (request) => request),
    dynCommand('never', () => new Promise(() => {})),
  ]);
  const [toChild, toRoot] = InMemoryChannel.pair('child', 'root');
  const links = await Promise.all([root.registerChannel(toChild), child.registerChannel(toRoot)]);
  await Promise.all(links.map(({ ready }) => ready));
  const heard: Message[] = [];
  const [toHostile, hostile] = InMemoryChannel.pair('hostile', 'root');
  hostile.start({ receive: (raw) => heard.push(raw as Message), closed: () => {} });
  await root.registerChannel(toHostile);
  const send = async (...messages: readonly object[]): Promise<void> => {
    for (const message of messages) hostile.send(message as Message);
    await turn();
  };
  /** The id that the child's next message will have. */
  const foreseen = async (): Promise<string> => {
    child.emit(dynEvent('seen'));
    await turn();
    const event = heard.filter(({ type }) => type === 'event').at(-1);
    return after(event?.id ?? '', 1);
  };
  return { root, child, heard, send, foreseen };
}

it('a call whose id a peer has taken is refused at once; the next one is answered, and neither by a stranger', async () => {
  const { child, heard, send, foreseen } = await star();
  const id = await foreseen();
  await send({ type: 'execute.command.request', id, commandId: 'never' });
  const refused = expect(child.executeDyn('echo', 'mine')).rejects.toMatchObject({ code: 'not_found' });
  // Nor can it answer for the root, or give the call up.
  const response = { ok: true, result: 'forged' };
  await send(
    { type: 'execute.command.response', id: 'forged', thid: id, response },
    { type: 'execute.command.response', id: 'forged', thid: after(id, 1), response },
  );
  await refused;
  const next = child.executeDyn('echo', 'mine');
  await send({ type: 'execute.command.response', id: 'forged', thid: after(id, 1), response });
  expect(await next).toBe('mine');
  expect(heard.filter(({ type }) => type === 'execute.command.response')).toEqual([]);
});

it('an event whose id a peer has used is taken for a copy, and later ones are not', async () => {
  const { root, child, send, foreseen } = await star();
  const events: unknown[] = [];
  root.onAny(({ eventId, channel }) => events.push(`${eventId} from ${String(channel)}`));
  const id = await foreseen();
  await send(
    { type: 'event', id, eventId: 'forged' },
    { type: 'event', id: after(id, 1), eventId: 'forged' },
  );
  for (const name of ['one', 'two', 'three']) child.emit(dynEvent(name));
  await turn();
  expect(events).toEqual([
    'seen from child',
    'forged from hostile',
    'forged from hostile',
    'three from child',
  ]);
});
