import { type CallPath, collectRecords } from '@contract';
import { defineCommand, dynCommand, jsonSchema } from '@mesh';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bench, execute, FakePage, peerUrl, removeWorker, startBench } from './testing/bench';

let bench: Bench;
let stopReporting: () => void;
beforeEach(async () => {
  bench = await startBench();
  stopReporting = collectRecords(
    bench.page,
    (flush, delayMs) => setTimeout(flush, delayMs),
    (records) => bench.inspector.reportSelf('renderer', records),
  );
});
afterEach(async () => {
  stopReporting();
  await bench.end();
});
afterAll(removeWorker);

describe('self:', () => {
  it('is there at the first start, connected, beside the demo', async () => {
    const targets = await bench.client.listTargets();
    expect(targets.map(({ config }) => config)).toEqual([
      { id: 'demo', url: 'demo:', name: 'Demo mesh', connectAtStart: true },
      { id: 'self', url: 'self:', name: 'This app', connectAtStart: true },
    ]);
    expect(targets[1]).toMatchObject({ status: 'connected', channel: 'main' });
  });

  it('lists and calls the commands of all of the app’s registries', async () => {
    const Where = defineCommand({ id: 'renderer.where', response: jsonSchema<string>({ type: 'string' }) });
    await bench.page.registerCommand(Where, () => 'here');
    const commands = await bench.client.listCommands({ targetId: 'self' });
    expect(commands.find(({ id }) => id === 'inspector.execute')).toMatchObject({ channel: 'main' });
    expect(commands.find(({ id }) => id === 'renderer.where')).toMatchObject({ channel: 'renderer' });
    expect(await execute(bench, 'self', 'renderer.where')).toMatchObject({
      status: 'ok',
      resultText: '"here"',
    });
    expect(await execute(bench, 'self', 'inspector.listTargets')).toMatchObject({ status: 'ok' });
    expect(await execute(bench, 'self', 'no.such')).toMatchObject({ fault: { code: 'not_found' } });
  });

  it('collects what a command of the app streams, within the deadline and up to a bound', async () => {
    const ended: string[] = [];
    async function* count(to: number): AsyncGenerator<number> {
      try {
        for (let n = 0; n < to; n += 1) yield n;
        if (to === 3) await new Promise(() => {});
      } finally {
        ended.push(String(to));
      }
    }
    const commands = [bench.page, bench.main].map((registry, at) =>
      registry.registerCommand(
        dynCommand<number>(`count.${at}`, (to, { signal }) => {
          signal.addEventListener('abort', () => ended.push(`signal of ${to}`));
          return count(to);
        }),
      ),
    );
    await Promise.all(commands);
    for (const id of ['count.0', 'count.1']) {
      ended.length = 0;
      expect(await execute(bench, 'self', id, '5')).toMatchObject({
        status: 'ok',
        resultText: '[0,1,2,3,4]',
      });
      expect(await execute(bench, 'self', id, '20000')).toMatchObject({
        status: 'error',
        fault: {
          code: 'internal_error',
          message: expect.stringContaining('more than 10000 items') as string,
        },
      });
      expect(await execute(bench, 'self', id, '3', 50)).toMatchObject({
        status: 'error',
        fault: { code: 'timeout' },
      });
      await vi.waitUntil(() => ended.includes('signal of 3'));
      expect(ended).toEqual(['5', 'signal of 20000', '20000', 'signal of 3']);
    }
  });

  it('tells of a stream as it comes, and how far it was when it was given up', async () => {
    await bench.main.registerCommand(
      dynCommand('count', async function* (_request, { signal }) {
        for (let n = 0; ; n += 1) {
          if (n === 3) await new Promise((_resolve, reject) => signal.addEventListener('abort', reject));
          yield { n };
        }
      }),
    );
    const call = bench.client.execute({ callId: 'c', targetId: 'self', commandId: 'count', timeoutMs: 0 });
    const streamed = { items: 3, newest: '{"n":2}' };
    await vi.waitUntil(() => bench.calls.some((told) => told.streamed?.items === 3));
    expect(bench.calls.at(-1)).toMatchObject({ status: 'running', streamed });
    await bench.client.cancel({ callId: 'c' });
    expect(await call).toMatchObject({ status: 'cancelled', streamed });
  });

  it('joins what the registries saw, and leaves out and counts what only feeds the interface', async () => {
    await bench.client.saveDraft({ targetId: 'self', commandId: 'x', text: '{}' });
    await bench.client.listCalls({ limit: 1 });
    const page = new FakePage(bench.inspector);
    page.post({ kind: 'watch', targetId: 'self', afterSeq: 0, afterLogSeq: 0 });
    const rows = () => page.batches.flatMap((batch) => batch.rows);
    const drafts = () => rows().filter(({ subject }) => subject === 'inspector.saveDraft');
    await vi.waitUntil(() => drafts().length === 4);
    expect(
      drafts().map(({ registry, channel, direction, outcome }) => [registry, channel, direction, outcome]),
    ).toEqual(
      expect.arrayContaining([
        ['renderer', 'main', 'out', undefined],
        ['main', 'renderer', 'in', undefined],
        ['main', 'renderer', 'out', 'ok'],
        ['renderer', 'main', 'in', 'ok'],
      ]),
    );
    expect(drafts()[0]).toMatchObject({ sizeOfJson: true });
    expect(rows().some(({ subject }) => subject === 'inspector.listCalls')).toBe(false);
    expect(page.batches.at(-1)?.counts.leftOut).toBeGreaterThanOrEqual(4);
  });

  it('knows the way that a call from the page took through the app', async () => {
    const { config } = await bench.client.addTarget({ url: peerUrl(), name: 'peer' });
    await bench.client.connect({ targetId: config.id });
    const call = await execute(bench, config.id, 'slow', '{"ms":40}');
    await vi.waitUntil(() => bench.paths.length > 0);
    const [path] = bench.paths as [CallPath];
    expect(path).toMatchObject({
      callId: call.callId,
      hops: [
        { from: 'renderer', to: 'main', basis: 'measured', durationMs: expect.any(Number) },
        { from: 'main', to: 'peer', basis: 'measured' },
      ],
      beyond: 'peer',
    });
    expect(path.peerMs).toBeGreaterThan(35);
    expect(path.insideMs).toBeGreaterThanOrEqual(0);
    const kept = await bench.client.readCall({ callId: call.callId });
    expect(kept.path).toEqual(path);
    expect(kept.durationMs).toBe(path.insideMs + path.peerMs);
  });

  it('stops recording when it is disconnected', async () => {
    expect(await bench.client.disconnect({ targetId: 'self' })).toMatchObject({
      status: 'disconnected',
      commandCount: 0,
    });
    expect(await execute(bench, 'self', 'inspector.listTargets')).toMatchObject({
      fault: { code: 'channel_disconnected' },
    });
    expect(await bench.client.connect({ targetId: 'self' })).toMatchObject({ status: 'connected' });
  });
});
