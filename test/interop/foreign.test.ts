import type { IgnoredRecord, ViolationRecord } from '@mesh';
import { ajvValidator } from '@schema/ajv';
import { cfworkerValidator } from '@schema/cfworker';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Attached, attach } from './support/attach';
import { peerCommand } from './support/peerCommand';

const attached: Attached[] = [];
afterEach(() => Promise.all(attached.splice(0).map((peer) => peer.close())));

async function start(name: string, ...args: string[]): Promise<Attached> {
  const peer = await attach(peerCommand(name, ...args));
  attached.push(peer);
  return peer;
}

const violations = (peer: Attached): ViolationRecord[] =>
  peer.records.filter((record): record is ViolationRecord => record.kind === 'violation');

describe('programs that nobody here would write', () => {
  it('garbage: every line that is no JSON is reported with its text, and the link goes on', async () => {
    const peer = await start('garbage');
    expect(await peer.registry.executeDyn('garbage.more')).toBe('printed');
    expect(await peer.registry.executeDyn('garbage.echo', { a: 1 })).toEqual({ a: 1 });
    await peer.until(() => violations(peer).length >= 6);
    const reasons = violations(peer).map(({ raw, reason }) => `${String(raw).slice(0, 24)} → ${reason}`);
    expect(reasons).toEqual(
      expect.arrayContaining([
        expect.stringContaining('{"id":"9d0c","type":"eve → not JSON: the line ends at byte 24'),
        expect.stringContaining('Starting the garbage pee → not JSON'),
        expect.stringContaining('→ not UTF-8: byte 2'),
        expect.stringContaining('byte-order mark'),
      ]),
    );
    expect(peer.frames.some(({ text }) => text.startsWith('[DEBUG]'))).toBe(true);
  });

  it('malformed: every broken frame is reported, and changes nothing', async () => {
    const peer = await start('malformed');
    await peer.registry.executeDyn('malformed.again');
    expect(await peer.registry.executeDyn('malformed.echo', 7)).toBe(7);
    expect(violations(peer).length).toBeGreaterThanOrEqual(2 * 15);
    for (const { reason } of violations(peer)) expect(reason).not.toBe('');
    expect(peer.events.map(({ eventId }) => eventId)).not.toContain('_private.event');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(await peer.registry.executeDyn('malformed.twice')).toBe('once');
    const ignored = (): string[] =>
      peer.records
        .filter((record): record is IgnoredRecord => record.kind === 'ignored')
        .map(({ reason }) => reason);
    await peer.until(() => ignored().includes('repeated'));
    await peer.until(() => ignored().filter((reason) => reason === 'orphaned').length >= 3);
  });

  it.each([
    ['crash.exit', { code: 134, signal: null }],
    ['crash.kill', { code: null, signal: 'SIGKILL' }],
    ['crash.throw', { code: 1, signal: null }],
  ])('%s: the call fails at once, and the exit is known', async (id, exit) => {
    const peer = await start('crash');
    expect(await peer.registry.executeDyn('crash.not')).toBe('fine');
    await expect(peer.registry.executeDyn(id)).rejects.toMatchObject({ code: 'channel_disconnected' });
    expect(await peer.channel.exited).toEqual(exit);
    await peer.link.closed;
    const closed = peer.records.find((record) => record.kind === 'link' && record.state === 'closed');
    expect(closed).toMatchObject({ cause: { name: 'ProcessExitError', exit } });
    expect(peer.stderr).toContain('crash: going down');
  });

  it('crash: a program that closes its stdout is ended', async () => {
    const peer = await start('crash');
    await expect(peer.registry.executeDyn('crash.close')).rejects.toMatchObject({
      code: 'channel_disconnected',
    });
    await peer.channel.exited;
  });

  it('crash: one that ends at its start says so on stderr', async () => {
    const peer = await start('crash', '--at-start', '3');
    await peer.link.closed;
    expect(await peer.channel.exited).toEqual({ code: 3, signal: null });
    expect(peer.stderr).toEqual(['crash: no configuration found']);
  });

  it('mute: calls meet their deadline, one that answers nothing at all is told by a list request', async () => {
    const peer = await start('mute', '--after', '1');
    expect(await peer.registry.executeDyn('mute.ask')).toBe('an answer');
    await expect(peer.registry.executeDyn('mute.ask', 1, { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect(await peer.link.refresh({ timeoutMs: 5_000 })).toBe(true);
  });

  it('hostile schemas: each compiles quickly or is refused in words; every command can be called', async () => {
    const peer = await start('hostile-schemas');
    const commands = peer.registry.listCommands();
    expect(commands.length).toBeGreaterThan(15);
    const outcomes: Record<string, string> = {};
    for (const { id, schema } of commands) {
      if (schema?.request === undefined) continue;
      for (const validator of [ajvValidator(), cfworkerValidator()]) {
        try {
          validator.compile(schema.request)({ code: `${'a'.repeat(40)}!` });
          outcomes[id] = 'compiled';
        } catch (error) {
          expect((error as Error).name, id).toBe('SchemaError');
          outcomes[id] = (error as Error).message;
        }
      }
    }
    expect(outcomes).toMatchObject({
      'schemas.ref-nowhere': expect.stringContaining("which isn't there"),
      'schemas.ref-itself': expect.stringContaining('without end'),
      'schemas.explosive-pattern': expect.stringContaining('can take forever'),
      'schemas.doubling': expect.stringContaining('would take forever'),
      'schemas.draft-07': 'compiled',
      'schemas.prototype': 'compiled',
    });
    expect(await peer.registry.executeDyn('schemas.ref-itself', { a: 1 })).toEqual({ a: 1 });
  });

  it('hostile schemas: a list with what is no schema at all is reported, and its commands can be called', async () => {
    const peer = await start('hostile-schemas', '--no-schemas');
    expect(violations(peer)).toMatchObject([{ reason: expect.stringContaining('schema') }]);
    expect(await peer.registry.executeDyn('schemas.text', 'x')).toBe('x');
  });

  it('large: many megabytes, a line over the limit, many events, many commands', async () => {
    const peer = await start('large');
    expect(peer.registry.listCommands().length).toBeGreaterThan(2_000);
    expect(await peer.registry.executeDyn('large.rows', 20)).toHaveLength(208_334);
    await expect(peer.registry.executeDyn('large.line', 70, { timeoutMs: 3_000 })).rejects.toMatchObject({
      code: 'timeout',
    });
    await vi.waitUntil(() => violations(peer).length > 0);
    expect(violations(peer)).toMatchObject([
      { reason: expect.stringMatching(/the line has 70000\d+ bytes, the limit is 64 MiB/) },
    ]);
    await peer.registry.executeDyn('large.events', 20_000);
    expect(peer.events).toHaveLength(20_000);
    expect(await peer.registry.executeDyn('large.deep', 2_000)).toBeInstanceOf(Array);
  }, 60_000);
});
