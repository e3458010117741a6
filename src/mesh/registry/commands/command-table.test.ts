import { describe, expect, it } from 'vitest';
import { InMemoryChannel } from '../../channels/in-memory-channel';
import { IdSource } from '../../protocol/id-source';
import { PeerLink } from '../links/peer-link';
import { Observers } from '../observers';
import { CommandTable, localOf, remoteOf } from './command-table';
import type { LocalCommand } from './local-command';

function linkOf(id: string): PeerLink {
  const owner = {
    observers: new Observers(undefined),
    ids: new IdSource(),
    logger: undefined,
    opened: () => {},
    received: () => {},
    ended: () => {},
    uncarried: () => {},
    refresh: () => Promise.resolve(false),
  };
  const [channel] = InMemoryChannel.pair(id, 'here');
  return new PeerLink(
    channel,
    { isRouter: false, privateCommands: false, ownKind: true, maxHeld: 1_000 },
    owner,
  );
}

function commandOf(id: string): LocalCommand {
  return {
    id,
    command: { id },
    isReserved: false,
    handler: () => id,
    checkRequest: undefined,
    checkResponse: undefined,
  };
}

describe('CommandTable', () => {
  const [a, b] = [linkOf('a'), linkOf('b')];

  it('knows where a call goes, at each look, whatever came and went', () => {
    const table = new CommandTable();
    const command = commandOf('x');
    const remote = (link: PeerLink): void =>
      table.setRemote({ command: { id: 'x' }, link, origin: 'listed', size: 1 });
    const steps: Array<[what: () => void, route: unknown]> = [
      [() => {}, undefined],
      [() => table.addLocal(command), command],
      [() => table.removeLocal(command), undefined],
      [() => remote(a), a],
      [() => remote(b), b],
      [() => table.removeRemote('x'), undefined],
      [() => remote(a), a],
      [() => table.removeOwned(a), undefined],
      [() => table.addLocal(command), command],
      [() => table.clear(), undefined],
    ];
    for (const [what, route] of steps) {
      what();
      for (const entry of [table.called('x'), table.called('x')])
        expect(localOf(entry) ?? remoteOf(entry)?.link).toBe(route);
    }
  });

  it('knows who owns an id, and who may not claim it', () => {
    const table = new CommandTable();
    table.addLocal(commandOf('mine'));
    table.setRemote({ command: { id: 'as' }, link: a, origin: 'registered', size: 1 });
    table.addLocal({ ...commandOf('waiting'), isReserved: true });
    expect(['mine', 'as', 'waiting', 'free'].map((id) => table.isTaken(id, undefined))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(['mine', 'as', 'waiting', 'free'].map((id) => table.isTaken(id, a))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    table.release('waiting');
    expect(table.isTaken('waiting', b)).toBe(false);
  });

  it('keeps what a peer has while it registers that again', () => {
    const table = new CommandTable();
    const c = linkOf('c');
    table.setRemote({ command: { id: 'x' }, link: c, origin: 'registered', size: 3 });
    const before = table.remote('x');
    table.reserve('x', { source: c, withdrawn: () => {} });
    expect([table.isReserved('x'), remoteOf(table.called('x'))]).toEqual([true, before]);
    table.release('x');
    expect([table.isReserved('x'), remoteOf(table.called('x'))]).toEqual([false, before]);
    table.reserve('x', { source: c, withdrawn: () => {} });
    table.setRemote({ command: { id: 'x', description: 'new' }, link: c, origin: 'registered', size: 5 });
    table.release('x');
    expect(remoteOf(table.called('x'))?.command.description).toBe('new');
    table.removeRemote('x');
    expect([table.called('x'), c.commands, c.heldCommandChars]).toEqual([undefined, 0, 0]);
  });

  it('shows a peer every public command but its own', () => {
    const table = new CommandTable();
    for (const id of ['mine', '_private']) table.addLocal(commandOf(id));
    for (const link of [a, b])
      table.setRemote({ command: { id: `of.${link.id}` }, link, origin: 'listed', size: 1 });
    expect(table.publicFor(a).map(({ id }) => id)).toEqual(['mine', 'of.b']);
    expect([...table.all()].map(({ command, link }) => [command.id, link?.id])).toEqual([
      ['mine', undefined],
      ['_private', undefined],
      ['of.a', 'a'],
      ['of.b', 'b'],
    ]);
  });

  it('removes what a link owns, and tells what of it only a list told', () => {
    const table = new CommandTable();
    table.setRemote({ command: { id: 'listed' }, link: a, origin: 'listed', size: 1 });
    table.setRemote({ command: { id: 'registered' }, link: a, origin: 'registered', size: 1 });
    table.setRemote({ command: { id: 'other' }, link: b, origin: 'listed', size: 1 });
    expect(table.listedBy(a)).toEqual(['listed']);
    table.removeOwned(a);
    expect([...table.all()].map(({ command }) => command.id)).toEqual(['other']);
  });

  it('removes a local command only while that is the one', () => {
    const table = new CommandTable();
    const [first, second] = [commandOf('x'), commandOf('x')];
    expect([table.addLocal(first), table.addLocal(second)]).toEqual([true, false]);
    expect([table.removeLocal(second), table.local('x')]).toEqual([false, first]);
    table.removeLocal(first);
    expect(table.local('x')).toBeUndefined();
  });

  it('takes ids that are names of Object.prototype for ids', () => {
    const table = new CommandTable();
    for (const id of ['constructor', 'toString', '__proto__']) {
      expect(table.local(id)).toBeUndefined();
      expect(table.isTaken(id, undefined)).toBe(false);
      table.addLocal(commandOf(id));
      expect(table.local(id)?.id).toBe(id);
    }
  });
});
