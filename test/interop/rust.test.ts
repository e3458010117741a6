import { dynCommand, dynEvent, type IgnoredRecord } from '@mesh';
import { ajvValidator } from '@schema/ajv';
import { cfworkerValidator } from '@schema/cfworker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRustPeer } from '../../scripts/lib/rust-peer';
import { type Attached, attach } from './support/attach';

let program: string;
let peer: Attached;

beforeAll(async () => {
  program = await buildRustPeer();
  peer = await attach([program]);
}, 15 * 60_000);

afterAll(() => peer.close());

const call = (id: string, request?: unknown, options?: { timeoutMs?: number }): Promise<unknown> =>
  peer.registry.executeDyn(id, request, options);

const JOB = {
  title_text: 'A table',
  shape: { kind: 'rectangle', width: 2, height: 1.5 },
  priority: { Before: 9 },
  parts: [
    { sku: 'LEG', quantity: 4, colour: null },
    { sku: 'TOP', quantity: 1 },
  ],
  materials: { oak: 2 },
  note: null,
};

describe('a program on the Rust crates', () => {
  it('lists the commands of its root, with their schemas', () => {
    const listed = peer.registry.listCommands();
    expect(listed.map(({ id }) => id).sort()).toEqual([
      'greet.crowd',
      'greet.hello',
      'greet.invite',
      'greet.name',
      'greet.nobody',
      'greet.panic',
    ]);
    const hello = listed.find(({ id }) => id === 'greet.hello');
    expect(hello).toMatchObject({
      description: 'Greets somebody, in a language of their choice',
      channel: 'peer',
      schema: { request: { type: 'object', required: ['name'] } },
    });
  });

  it('has schemas that both validators take', () => {
    for (const { id, schema } of peer.registry.listCommands()) {
      for (const part of [schema?.request, schema?.response]) {
        if (part === undefined) continue;
        for (const validator of [ajvValidator(), cfworkerValidator()])
          expect(() => validator.compile(part), id).not.toThrow();
      }
    }
    const request = peer.registry.listCommands().find(({ id }) => id === 'greet.hello')?.schema?.request;
    const check = ajvValidator().compile(request ?? true);
    expect(check({ name: 'Ada', language: 'french' })).toEqual([]);
    expect(check({ name: 'Ada', language: null })).toEqual([]);
    expect(check({ language: 'latin' })).not.toEqual([]);
  });

  it('answers over objects, enums, options, a bare value and nothing', async () => {
    expect(await call('greet.hello', { name: 'Ada', language: 'french' })).toEqual({
      greeting: 'Bonjour, Ada!',
      letters: 13,
    });
    expect(await call('greet.hello', { name: 'Ada' })).toMatchObject({ greeting: 'Hello, Ada!' });
    expect(await call('greet.name', 'Ada')).toBe('Hello, Ada!');
    expect(await call('greet.nobody')).toBeUndefined();
    expect(await call('greet.crowd', { seats: { '1a': 'Ada', __proto: 'Grace' } })).toEqual({
      '1a': 'Hello, Ada!',
      __proto: 'Hello, Grace!',
    });
  });

  it("runs the worker's commands, though they aren't listed", async () => {
    expect(await call('math.add', { a: 2, b: 3 })).toBe(5);
    expect(await call('math.add', { a: 9007199254740992n, b: 1 })).toBe(9007199254740993n);
    expect(await call('math.div', { a: 1, b: 8 })).toBe(0.125);
    await expect(call('math.div', { a: 1, b: 0 })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('takes nested data, and its 64-bit integers arrive whole', async () => {
    expect(await call('job.place', JOB)).toEqual({
      area: 3,
      pieces: 7,
      urgent: true,
      note: null,
      ticket: 9007199254740993n,
    });
    const points = [
      [0, 0],
      [4, 0],
      [0, 3],
    ];
    expect(
      await call('job.place', { ...JOB, shape: { kind: 'polygon', points }, priority: 'Low', note: 'soon' }),
    ).toMatchObject({ area: 6, urgent: false, note: 'soon' });
    const leaf = { name: 'leaf', children: [] };
    expect(await call('job.depth', { name: 'root', children: [leaf, { name: 'b', children: [leaf] }] })).toBe(
      3,
    );
  });

  it('has a union in its list that its own schema fits', async () => {
    const invitation = {
      guest: { name: 'Ada', languages: ['english', 'rust'], email: null },
      occasion: { kind: 'meeting', topic: 'engines', minutes: 30 },
      remarks: { Charles: 'at last' },
    };
    const schema = peer.registry.listCommands().find(({ id }) => id === 'greet.invite')?.schema?.request;
    for (const validator of [ajvValidator(), cfworkerValidator()]) {
      const check = validator.compile(schema ?? true);
      expect(check(invitation)).toEqual([]);
      expect(check({ ...invitation, occasion: { kind: 'wake' } })).toEqual([
        { path: '/occasion/kind', message: 'must be one of birthday, meeting' },
      ]);
    }
    expect(await call('greet.invite', invitation)).toEqual({
      text: 'Ada, come and talk about engines for 30 minutes',
      table: null,
      remarks: 1,
      number: 9007199254740993n,
    });
  });

  it('refuses what it cannot deserialise, and fails with its own words', async () => {
    await expect(call('greet.hello', {})).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('name'),
    });
    await expect(call('job.place', { ...JOB, shape: { kind: 'star' } })).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(call('job.fail')).rejects.toMatchObject({
      code: 'internal_error',
      message: expect.stringContaining('the saw is blunt'),
    });
    await expect(call('no.such')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('meets a deadline, and its late answer is told from others', async () => {
    expect(await call('job.wait', { milliseconds: 20 })).toBe(20);
    await expect(call('job.wait', { milliseconds: 300 }, { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'timeout',
    });
    const isLate = (record: { kind: string }): boolean =>
      record.kind === 'ignored' && (record as IgnoredRecord).reason === 'late';
    await peer.until(() => peer.records.some(isLate));
    expect(peer.records.filter(isLate)).toHaveLength(1);
  });

  it('emits to us and hears us', async () => {
    await call('job.steps', { count: 3 });
    await peer.until(() => peer.events.filter(({ eventId }) => eventId === 'worker.step').length === 3);
    expect(peer.events.find(({ eventId }) => eventId === 'worker.step')?.payload).toEqual({
      step: 1,
      of: 3,
      ticket: 9007199254740994n,
    });
    peer.registry.emit(dynEvent('note.left', { text: 'héllo' }));
    await peer.until(() => peer.events.some(({ eventId }) => eventId === 'note.taken'));
    expect(peer.events.find(({ eventId }) => eventId === 'note.taken')?.payload).toEqual({
      text: 'héllo',
      length: 5,
    });
    await peer.until(() => peer.events.some(({ eventId }) => eventId === 'root.beat'));
    expect(peer.events.find(({ eventId }) => eventId === 'root.beat')).not.toHaveProperty('payload');
  });

  it('calls a command of ours', async () => {
    const registration = await peer.registry.registerCommand(
      dynCommand('asker.answer', (question) => `${String(question)} Forty-two.`),
    );
    expect(await call('job.ask', 'Six by seven?')).toBe('Six by seven? Forty-two.');
    registration.unregister();
  });

  it('says nothing any more after a panic, though its link stays open and its events go on', async () => {
    const silent = await attach([program]);
    await expect(
      silent.registry.executeDyn('greet.panic', undefined, { timeoutMs: 300 }),
    ).rejects.toMatchObject({
      code: 'timeout',
    });
    await expect(
      silent.registry.executeDyn('greet.hello', { name: 'Ada' }, { timeoutMs: 300 }),
    ).rejects.toMatchObject({ code: 'timeout' });
    expect(await silent.link.refresh({ timeoutMs: 300 })).toBe(false);
    const before = silent.events.length;
    await silent.until(() => silent.events.length > before);
    expect(silent.events.at(-1)).toMatchObject({ eventId: 'root.beat' });
    expect(silent.stderr.join('\n')).toContain('asked to');
    await silent.close();
  });

  it('ends with its stdin', async () => {
    const other = await attach([program]);
    await other.close();
    expect(await other.channel.exited).toEqual({ code: 0, signal: null });
  });

  it('breaks no rule of the protocol, nor do we', () => {
    expect(peer.records.filter(({ kind }) => kind === 'violation')).toEqual([]);
    expect(peer.stderr.filter((line) => line.includes('dropped'))).toEqual([]);
  });
});
