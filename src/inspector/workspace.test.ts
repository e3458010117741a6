import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnwrittenChanged } from '@contract';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { type Bench, execute, peerUrl, removeWorker, startBench } from './testing/bench';

let bench: Bench | undefined;
afterEach(() => bench?.end());
const directories: string[] = [];
afterAll(async () => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  await removeWorker();
});

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'meshscope-files-'));
  directories.push(directory);
  return directory;
}
const start = async (dataDirectory: string): Promise<Bench> => {
  bench = await startBench({ dataDirectory });
  return bench;
};
const readJson = (directory: string, name: string): unknown =>
  JSON.parse(readFileSync(join(directory, name), 'utf8'));

it('keeps settings, targets and drafts over a restart', async () => {
  const directory = newDirectory();
  const first = await start(directory);
  await first.client.changeSettings({ theme: 'dark', layout: { sidebar: 300 } });
  await first.client.changeSettings({ chosenTargetId: 'self' });
  const added = await first.client.addTarget({ url: peerUrl(), name: '', env: { A: 'b' }, index: 0 });
  expect(added.config).toMatchObject({ name: expect.stringContaining('node'), connectAtStart: false });
  await first.client.removeTarget({ targetId: 'demo' });
  await first.client.saveDraft({ targetId: 'self', commandId: 'a.b', text: '{"x":206.00}' });
  await first.end(true);
  const second = await start(directory);
  const state = await second.client.start();
  expect(state.settings).toMatchObject({
    theme: 'dark',
    layout: { sidebar: 300 },
    chosenTargetId: 'self',
    removedDefaults: ['demo'],
  });
  expect(state.damaged).toEqual([]);
  expect(state.readWell).toEqual({ targets: 2, calls: 0, drafts: 1 });
  const targets = await second.client.listTargets();
  expect(targets.map(({ config }) => config.id)).toEqual([added.config.id, 'self']);
  expect(targets[0]).toMatchObject({ status: 'disconnected', config: { env: { A: 'b' } } });
  expect(await second.client.listDrafts({ targetId: 'self' })).toEqual({ 'a.b': '{"x":206.00}' });
  const back = await second.client.addTarget({
    id: 'demo',
    url: 'demo:',
    name: 'Demo mesh',
    connectAtStart: true,
  });
  expect(back.config.id).toBe('demo');
  expect((await second.client.start()).settings.removedDefaults).toEqual([]);
});

it('sets a damaged file aside, says where the fault is, and reads the others', async () => {
  const directory = newDirectory();
  const broken = '{\n  "theme": "dark"\n  "layout": {}\n}\n';
  writeFileSync(join(directory, 'settings.json'), broken);
  writeFileSync(join(directory, 'drafts.json'), '{"self":{"a":"1"}}');
  const { client } = await start(directory);
  const { damaged, settings, readWell } = await client.start();
  expect(damaged).toMatchObject([{ kind: 'settings', reason: 'line 3: a comma is missing' }]);
  expect(settings).toEqual({});
  expect(readWell.drafts).toBe(1);
  const [fault] = damaged;
  expect(fault?.keptAs).toMatch(/settings\.damaged-\d{4}\.json$/);
  expect(readFileSync(fault?.keptAs ?? '', 'utf8')).toBe(broken);
});

it('keeps the settings and drafts that are well where one isn’t', async () => {
  const directory = newDirectory();
  writeFileSync(join(directory, 'settings.json'), '{"theme":5,"chosenTargetId":"self","ofAnotherVersion":1}');
  writeFileSync(join(directory, 'drafts.json'), '{"self":{"a":"1","b":2},"demo":3}');
  const { client } = await start(directory);
  const { damaged, settings, readWell } = await client.start();
  expect(damaged).toMatchObject([
    { kind: 'settings', partly: true },
    { kind: 'drafts', partly: true, reason: "self: b: it isn't a text; demo: Expected an object" },
  ]);
  expect(settings).toEqual({ chosenTargetId: 'self' });
  expect(await client.listDrafts({ targetId: 'self' })).toEqual({ a: '1' });
  expect(readWell).toEqual({ targets: 0, calls: 0, drafts: 1 });
  await bench?.end(true);
  expect(readJson(directory, 'settings.json')).toEqual({ chosenTargetId: 'self', ofAnotherVersion: 1 });
});

it('says which file can’t be written, goes on, and writes it once it can be', async () => {
  const directory = newDirectory();
  const started = await start(directory);
  const told: (readonly string[])[] = [];
  started.page.on(UnwrittenChanged, ({ files }) => told.push(files.map(({ kind }) => kind)));
  // A file that can't be replaced: a directory with something in it.
  const drafts = join(directory, 'drafts.json');
  mkdirSync(join(drafts, 'x'), { recursive: true });
  await started.client.saveDraft({ targetId: 'self', commandId: 'a', text: '1' });
  await vi.waitUntil(() => told.length > 0);
  expect(told).toEqual([['drafts']]);
  expect((await started.client.start()).unwritten).toMatchObject([{ kind: 'drafts', path: drafts }]);
  expect(await started.client.listDrafts({ targetId: 'self' })).toEqual({ a: '1' });
  rmSync(drafts, { recursive: true });
  await started.client.saveDraft({ targetId: 'self', commandId: 'b', text: '2' });
  await vi.waitUntil(() => told.length > 1);
  expect(told[1]).toEqual([]);
  expect(readJson(directory, 'drafts.json')).toEqual({ self: { a: '1', b: '2' } });
});

it('keeps the targets that are well where one isn’t', async () => {
  const directory = newDirectory();
  const well = { id: 'a', url: 'stdio:x', name: 'x', connectAtStart: false };
  writeFileSync(join(directory, 'targets.json'), JSON.stringify({ targets: [well, { id: 'b', url: 5 }] }));
  const first = await start(directory);
  expect((await first.client.start()).damaged).toMatchObject([
    { kind: 'targets', reason: expect.stringContaining('target 2') },
  ]);
  expect((await first.client.listTargets()).map(({ config }) => config)).toEqual([well]);
  await first.end(true);
  expect(readJson(directory, 'targets.json')).toEqual({ targets: [well] });
});

it('leaves alone what a newer version wrote', async () => {
  const directory = newDirectory();
  const target = { id: 'a', url: 'stdio:x', name: 'x', connectAtStart: false, colour: 'red' };
  writeFileSync(join(directory, 'targets.json'), JSON.stringify({ version: 9, targets: [target] }));
  writeFileSync(join(directory, 'settings.json'), '{"zoom":1.5,"theme":"light"}');
  const first = await start(directory);
  await first.client.changeSettings({ theme: 'dark' });
  await first.client.changeTarget({ id: 'a', url: 'stdio:y', name: 'y', connectAtStart: false });
  await first.end(true);
  expect(readJson(directory, 'settings.json')).toEqual({ theme: 'dark', zoom: 1.5 });
  expect(readJson(directory, 'targets.json')).toEqual({
    version: 9,
    targets: [{ ...target, url: 'stdio:y', name: 'y' }],
  });
});

it('sets a damaged history aside and begins a new one', async () => {
  const directory = newDirectory();
  writeFileSync(
    join(directory, 'history.sqlite'),
    'this is no database, but quite a long text all the same'.repeat(50),
  );
  const { client } = await start(directory);
  expect((await client.start()).damaged).toMatchObject([
    { kind: 'history', reason: expect.stringContaining('not a database') },
  ]);
  expect(await client.listCalls({ limit: 10 })).toEqual({ calls: [], total: 0 });
  expect(readdirSync(directory).some((name) => /^history\.damaged-\d{4}\.sqlite$/.test(name))).toBe(true);
});

it('bounds the history, pages through it and forgets it when told to', async () => {
  const { client } = await start(newDirectory());
  const current = bench as Bench;
  await client.changeSettings({ historyLimit: 5 });
  const { config } = await client.addTarget({ url: peerUrl(), name: 'peer' });
  await client.connect({ targetId: config.id });
  for (let n = 0; n < 7; n++) await execute(current, config.id, n % 2 === 0 ? 'echo' : 'void', `${n}`);
  const newest = await client.listCalls({ limit: 2 });
  expect(newest.total).toBe(5);
  expect(newest.calls.map(({ requestText }) => requestText)).toEqual(['6', '5']);
  const before = newest.calls.at(-1)?.startedAt ?? 0;
  expect((await client.listCalls({ limit: 9, before })).calls.map(({ requestText }) => requestText)).toEqual([
    '4',
    '3',
    '2',
  ]);
  expect((await client.listCalls({ limit: 9, commandId: 'void' })).total).toBe(2);
  await client.clearCalls({ targetId: config.id });
  expect(await client.listCalls({ limit: 9 })).toEqual({ calls: [], total: 0 });
});

it('refuses requests that the contract doesn’t know, and targets that aren’t there', async () => {
  const { client, page } = await start(newDirectory());
  await expect(page.executeDyn('inspector.connect', { targetId: 5 })).rejects.toMatchObject({
    code: 'invalid_request',
  });
  await expect(client.connect({ targetId: '__proto__' })).rejects.toMatchObject({ code: 'invalid_request' });
  await expect(client.readCall({ callId: 'none' })).rejects.toMatchObject({ code: 'invalid_request' });
});

it('says clearly that the store can’t be had', async () => {
  const directory = newDirectory();
  await expect(
    startBench({ dataDirectory: directory, captureWorkerFile: join(directory, 'no-worker.cjs') }),
  ).rejects.toThrow(/capture store \(SQLite, through libsql\) isn't available/);
  expect(existsSync(directory)).toBe(true);
});

it('reads damaged files again once they are mended, and takes nothing away that came since', async () => {
  const directory = newDirectory();
  const target = (id: string): string =>
    `{"id":"${id}","url":"stdio:x","name":"${id}","connectAtStart":false}`;
  writeFileSync(join(directory, 'settings.json'), '{"theme": "dark" "chosenTargetId": "self"}');
  writeFileSync(join(directory, 'targets.json'), `{"targets":[${target('a')},{"id":5}]}`);
  writeFileSync(join(directory, 'drafts.json'), '{"self":{"a.b":"1","a.c":"2"}');
  const { client } = await start(directory);
  const { damaged } = await client.start();
  const keptAs = (kind: string): string => damaged.find((file) => file.kind === kind)?.keptAs ?? 'missing';
  await client.changeSettings({ historyLimit: 7 });
  await client.saveDraft({ targetId: 'self', commandId: 'a.c', text: 'newer' });

  const still = await client.readAgain({ kind: 'settings' });
  expect(still.damaged.map(({ kind }) => kind)).toEqual(['settings', 'targets', 'drafts']);
  writeFileSync(keptAs('settings'), '{"theme": "dark", "chosenTargetId": "self"}');
  writeFileSync(keptAs('targets'), `{"targets":[${target('a')},${target('b')}]}`);
  writeFileSync(keptAs('drafts'), '{"self":{"a.b":"1","a.c":"2"}}');
  for (const kind of ['settings', 'targets', 'drafts'] as const) await client.readAgain({ kind });

  const state = await client.start();
  expect(state.damaged).toEqual([]);
  expect(state.settings).toEqual({ theme: 'dark', chosenTargetId: 'self', historyLimit: 7 });
  expect((await client.listTargets()).map(({ config }) => config.id)).toEqual(['a', 'b']);
  expect(await client.listDrafts({ targetId: 'self' })).toEqual({ 'a.b': '1', 'a.c': 'newer' });
  await bench?.end(true);
  expect(readJson(directory, 'settings.json')).toMatchObject({ theme: 'dark', historyLimit: 7 });
  expect(readJson(directory, 'targets.json')).toMatchObject({ targets: [{ id: 'a' }, { id: 'b' }] });
});
