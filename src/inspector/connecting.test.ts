import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetState } from '@contract';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bench, execute, FakePage, peerUrl, removeWorker, startBench } from './testing/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.end());
afterAll(removeWorker);

async function tryConnect(
  url: string,
  more: { cwd?: string; listTimeoutMs?: number; withoutList?: boolean } = {},
) {
  const { cwd, ...options } = more;
  const { config } = await bench.client.addTarget({ url, name: 'peer', ...(cwd !== undefined && { cwd }) });
  return bench.client.connect({ targetId: config.id, ...options });
}
/** Goes on waiting for the list, as long as it takes until the fault says so. */
async function faultOf({ config }: TargetState, words: string): Promise<void> {
  await vi.waitUntil(
    async () => {
      const state = await bench.client.connect({ targetId: config.id, listTimeoutMs: 200 });
      return state.fault?.message.includes(words);
    },
    { timeout: 15_000 },
  );
}
const stepsOf = ({ steps }: TargetState) => steps.map(({ step, state }) => `${step} ${state}`);

describe('connecting', () => {
  it('stops at Resolve where there is no such program', async () => {
    const state = await tryConnect('stdio:no-such-program --x');
    expect(state.status).toBe('failed');
    expect(stepsOf(state)).toEqual(['resolve failed', 'connect pending', 'list pending']);
    expect(state.fault).toMatchObject({ label: 'not found' });
    expect(state.fault?.message).toBe('No program called no-such-program is in the PATH.');
    expect(state.fault?.hints).not.toHaveLength(0);
  });

  it.each([
    ['stdio:./missing.js', 'not found'],
    ['stdio:/usr', 'not a program'],
    ['stdio:', 'command line'],
    ['stdio:node x | y', 'command line'],
    ['stdio:"open', 'command line'],
    ['tcp://localhost:7070', 'not supported'],
    ['nonsense', 'no scheme'],
    ['demo:', 'not found'],
  ])('says what is wrong with %s', async (url, label) => {
    const state = await tryConnect(url);
    expect(state).toMatchObject({ status: 'failed', fault: { label } });
    expect(stepsOf(state)[0]).toBe('resolve failed');
  });

  it('says so where the directory is missing, and uses it where it is there', async () => {
    const cwd = join(bench.directory, 'work');
    expect(await tryConnect(peerUrl(), { cwd })).toMatchObject({
      status: 'failed',
      fault: { label: 'no directory' },
    });
    mkdirSync(cwd);
    expect(await tryConnect(peerUrl(), { cwd })).toMatchObject({ status: 'connected' });
  });

  it('tells a program that ends at once, with its code and its stderr', async () => {
    const state = await tryConnect(peerUrl('exit'));
    expect(state).toMatchObject({ status: 'failed', fault: { label: 'exit code 3', exitCode: 3 } });
    await vi.waitUntil(() =>
      bench.states.some(({ fault }) => fault?.stderr?.includes('peer exit on stdio') ?? false),
    );
  });

  it('stops at List where nothing comes, connects without it, and waits longer when told to', async () => {
    const state = await tryConnect(peerUrl('silent'), { listTimeoutMs: 400 });
    expect(state.status).toBe('failed');
    expect(stepsOf(state)).toEqual(['resolve ok', 'connect ok', 'list failed']);
    expect(state.steps[2]?.detail).toBe('timed out: no answer to list.commands.request in 0.4 s');
    expect(state.fault).toMatchObject({ label: 'no answer' });
    expect(state.fault?.message).toContain("hasn't sent a byte");
    await vi.waitUntil(() => bench.states.at(-1)?.fault?.stderr?.includes('peer silent on stdio'));
    const targetId = state.config.id;
    const longer = await bench.client.connect({ targetId, listTimeoutMs: 200 });
    expect(longer).toMatchObject({ status: 'failed', pid: state.pid, fault: { label: 'no answer' } });
    const anyway = await bench.client.connect({ targetId, withoutList: true, listTimeoutMs: 200 });
    expect(anyway).toMatchObject({ status: 'connected', pid: state.pid, commandCount: 0 });
    expect(anyway.fault).toBeUndefined();
    expect(await execute(bench, targetId, 'wake')).toMatchObject({ status: 'ok' });
    await bench.client.refreshCommands({ targetId });
    await vi.waitUntil(() => bench.states.at(-1)?.commandCount === 11);
  });

  it('connects by itself where the list comes late, and starts anew when told to', async () => {
    const state = await tryConnect(peerUrl('late'), { listTimeoutMs: 100 });
    expect(state).toMatchObject({ status: 'failed', fault: { label: 'no answer' } });
    expect(await execute(bench, state.config.id, 'echo', '1')).toMatchObject({
      fault: { code: 'channel_disconnected' },
    });
    await vi.waitUntil(() => bench.states.at(-1)?.status === 'connected');
    expect(bench.states.at(-1)).toMatchObject({ commandCount: 11, pid: state.pid });
    expect(stepsOf(bench.states.at(-1) ?? state)).toEqual(['resolve ok', 'connect ok', 'list ok']);
    const anew = await bench.client.connect({ targetId: state.config.id, listTimeoutMs: 10_000 });
    expect(anew.status).toBe('connected');
    expect(anew.pid).not.toBe(state.pid);
  });

  it('tells stdout that is no protocol from silence', async () => {
    const chatty = await tryConnect(peerUrl('chatty'), { listTimeoutMs: 300 });
    await faultOf(chatty, 'none of its');
    const endless = await tryConnect(
      `stdio:"${process.execPath}" -e "process.stdout.write('x'.repeat(5e5)); setInterval(() => 0, 1e5)"`,
      { listTimeoutMs: 300 },
    );
    await faultOf(endless, 'has printed 500000 bytes to stdout, but no end of a line');
    const bad = await tryConnect(peerUrl('bad-list'), { listTimeoutMs: 5_000 });
    expect(bad.fault).toMatchObject({ label: 'bad list' });
  });

  it('takes a list of 10,000 commands', async () => {
    const state = await tryConnect(peerUrl('many'), { listTimeoutMs: 10_000 });
    expect(state).toMatchObject({ status: 'connected', commandCount: 10_000 });
    expect(await bench.client.listCommands({ targetId: state.config.id })).toHaveLength(10_000);
  });

  it('gives up when told to while it connects', async () => {
    const { config } = await bench.client.addTarget({ url: peerUrl('silent'), name: 'peer' });
    const connecting = bench.client.connect({ targetId: config.id, listTimeoutMs: 60_000 }, { timeoutMs: 0 });
    await vi.waitUntil(() =>
      bench.states.some(({ steps }) =>
        steps.some(({ step, state }) => step === 'list' && state === 'running'),
      ),
    );
    expect(await bench.client.disconnect({ targetId: config.id })).toMatchObject({ status: 'disconnected' });
    expect(await connecting).toMatchObject({ status: 'disconnected' });
  });
});

describe('a hostile peer', () => {
  async function connected(): Promise<string> {
    const state = await tryConnect(peerUrl());
    expect(state.status).toBe('connected');
    return state.config.id;
  }

  it('may print thousands of malformed lines: each is a row, the log stays short, the next call is answered', async () => {
    const targetId = await connected();
    const page = new FakePage(bench.inspector);
    page.post({ kind: 'watch', targetId, afterSeq: 0, afterLogSeq: 0 });
    expect(await execute(bench, targetId, 'garbage', '{"count":5000}')).toMatchObject({ status: 'ok' });
    expect(await execute(bench, targetId, 'echo', '"still here"')).toMatchObject({
      resultText: '"still here"',
    });
    const rows = () => page.batches.flatMap((batch) => batch.rows);
    await vi.waitUntil(() => rows().some(({ preview }) => preview === '"still here"'));
    const violations = rows().filter(
      ({ kind, type }) => kind === 'violation' && type !== 'list.commands.response',
    );
    expect(violations).toHaveLength(5_001);
    expect(violations[0]).toMatchObject({ preview: '{"id":"half a line 0', direction: 'in' });
    expect(page.batches.flatMap(({ log }) => log).length).toBeLessThan(100);
    expect(rows().map(({ seq }) => seq)).toEqual(rows().map((_, index) => index + 1));
  });

  it('may answer with 20 MB', async () => {
    const targetId = await connected();
    const call = await execute(bench, targetId, 'large', '{"chars":20000000}', 30_000);
    expect(call).toMatchObject({ status: 'ok', resultStored: true, resultSizeBytes: 20_000_002 });
    const page = new FakePage(bench.inspector);
    page.post({ kind: 'read-result', requestId: 1, callId: call.callId });
    page.post({ kind: 'read-frames', requestId: 2, targetId, seqs: [call.frameSeqs[1] ?? 0, 99_999] });
    await vi.waitUntil(() => page.received.length === 2, { timeout: 10_000 });
    const [result, frames] = page.received;
    expect(result?.kind === 'result' ? result.text?.length : undefined).toBe(20_000_002);
    const [large, absent] = frames?.kind === 'frames' ? frames.frames : [];
    expect(large?.text?.length).toBeGreaterThan(20_000_000);
    expect(absent).toEqual({ seq: 99_999 });
  });

  it('may flood with events: counts stay exact, the limit holds, the page gets ten batches a second at most', async () => {
    await bench.client.changeSettings({ captureLimitBytes: 200_000 });
    const targetId = await connected();
    const page = new FakePage(bench.inspector);
    page.post({ kind: 'watch', targetId, afterSeq: 0, afterLogSeq: 0 });
    const startedAt = performance.now();
    expect(await execute(bench, targetId, 'flood', '{"count":20000}', 30_000)).toMatchObject({
      status: 'ok',
    });
    await vi.waitUntil(() => page.batches.at(-1)?.counts.events === 20_000);
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(page.batches.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2);
    const counts = page.batches.at(-1)?.counts;
    expect(counts).toMatchObject({ byEvent: { tick: 20_000 }, limitBytes: 200_000 });
    expect(counts?.keptBytes).toBeLessThanOrEqual(200_000);
    await vi.waitUntil(() => {
      const shown = page.batches.reduce((sum, batch) => sum + batch.rows.length + batch.skipped, 0);
      return shown === counts?.frames;
    });
    page.post({ kind: 'read-frames', requestId: 9, targetId, seqs: [1, counts?.frames ?? 0] });
    await vi.waitUntil(() => page.received.some(({ kind }) => kind === 'frames'));
    const answer = page.received.find(({ kind }) => kind === 'frames');
    const texts = answer?.kind === 'frames' ? answer.frames.map(({ text }) => typeof text) : [];
    expect(texts).toEqual(['undefined', 'string']);
  });

  it('may be watched by a page that is slow: it gets the next batch when it took the last', async () => {
    const targetId = await connected();
    const page = new FakePage(bench.inspector, false);
    page.post({ kind: 'watch', targetId, afterSeq: 0, afterLogSeq: 0 });
    await vi.waitUntil(() => page.batches.length === 1);
    await execute(bench, targetId, 'flood', '{"count":12000}', 30_000);
    expect(page.batches).toHaveLength(1);
    for (let taken = 1; taken <= 3; taken++) {
      page.post({ kind: 'ack', batchId: page.batches.at(-1)?.batchId ?? 0 });
      await vi.waitUntil(() => page.batches.length === taken + 1);
    }
    expect(page.batches.slice(1).map(({ rows }) => rows.length)).toEqual([5_000, 5_000, expect.any(Number)]);
    page.post({ kind: 'clear', targetId, what: 'frames' });
    page.post({ kind: 'ack', batchId: page.batches.at(-1)?.batchId ?? 0 });
    await vi.waitUntil(() => page.batches.at(-1)?.counts.frames === 0);
  });
});
