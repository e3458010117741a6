import { type CallRecord, InspectorService } from '@contract';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bench, execute, FakePage, peerUrl, removeWorker, startBench } from './testing/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.end());
afterAll(removeWorker);

async function connected(mode?: string): Promise<string> {
  const { config } = await bench.client.addTarget({ url: peerUrl(mode), name: 'peer' });
  const state = await bench.client.connect({ targetId: config.id });
  expect(state.fault).toBeUndefined();
  expect(state.status).toBe('connected');
  return config.id;
}

describe('a target that is a foreign program', () => {
  it('connects by steps and lists its commands', async () => {
    const { config } = await bench.client.addTarget({ url: peerUrl(), name: 'peer' });
    const state = await bench.client.connect({ targetId: config.id });
    expect(state).toMatchObject({ status: 'connected', channel: 'peer', commandCount: 11 });
    expect(state.steps.map(({ step, state: how }) => [step, how])).toEqual([
      ['resolve', 'ok'],
      ['connect', 'ok'],
      ['list', 'ok'],
    ]);
    expect(state.steps[0]?.detail).toBe(`${process.execPath}, ${peerUrl().split('"')[3]}`);
    expect(state.steps[1]?.detail).toBe(`process ${state.pid} started, stdin and stdout open`);
    expect(state.steps[2]?.detail).toBe('11 commands');
    const commands = await bench.client.listCommands({ targetId: config.id });
    expect(commands.map(({ id }) => id)).toContain('constructor');
    expect(commands.find(({ id }) => id === 'echo')).toEqual({
      id: 'echo',
      description: 'Gives back what it gets',
      channel: 'peer',
    });
  });

  it('lists schemas whose numbers only their text gives back as that text, and all others as they are', async () => {
    const targetId = await connected('numbers');
    expect(await bench.client.listCommands({ targetId })).toEqual([
      { id: 'a', channel: 'peer', schemaText: '{"request":{"type":"number","default":129.00}}' },
      { id: 'b', channel: 'peer', schemaText: '{"request":{"const":9007199254740993}}' },
      { id: 'c', channel: 'peer', schema: { request: { default: 1.5 } } },
    ]);
  });

  it('speaks the plain protocol to its target, whatever the target understands beyond it', async () => {
    const targetId = await connected();
    const page = new FakePage(bench.inspector);
    page.post({ kind: 'read-frames', requestId: 1, targetId, seqs: [1] });
    await vi.waitUntil(() => page.received.length > 0);
    const [answer] = page.received;
    const [first] = answer?.kind === 'frames' ? answer.frames : [];
    expect(JSON.parse(first?.text ?? '')).toEqual({ id: expect.any(String), type: 'list.commands.request' });
  });

  it('answers with the numbers exactly as they were sent and came back', async () => {
    const targetId = await connected();
    const text = '{"big":9007199254740993,"amount":206.00,"tiny":1e-7}';
    const call = await execute(bench, targetId, 'echo', text);
    expect(call.fault).toBeUndefined();
    expect(call).toMatchObject({
      status: 'ok',
      resultText: text,
      requestText: text,
      resultSizeBytes: text.length,
    });
    expect(call.frameSeqs).toHaveLength(2);
    expect(call.path).toMatchObject({ hops: [{ from: 'main', to: 'peer' }], beyond: 'peer' });
    const page = new FakePage(bench.inspector);
    page.post({ kind: 'read-frames', requestId: 1, targetId, seqs: call.frameSeqs });
    await vi.waitUntil(() => page.received.length > 0);
    const [answer] = page.received;
    expect(answer).toMatchObject({ kind: 'frames', requestId: 1 });
    const frames = answer?.kind === 'frames' ? answer.frames : [];
    expect(frames[0]?.text).toContain(`"request":${text}`);
    expect(frames[1]?.text).toContain(`"result":${text}`);
  });

  it('calls a command over one bare value, a void one, and one that is not listed', async () => {
    const targetId = await connected();
    expect(await execute(bench, targetId, 'echo', '206.00')).toMatchObject({
      status: 'ok',
      resultText: '206.00',
    });
    const nothing = await execute(bench, targetId, 'void');
    expect(nothing.status).toBe('ok');
    expect(nothing).not.toHaveProperty('resultText');
    const unlisted = await execute(bench, targetId, 'not.listed');
    expect(unlisted.fault).toEqual({ code: 'not_found', message: 'no not.listed', origin: 'peer' });
  });

  it('gives the peer’s error unchanged, with the place that it names', async () => {
    const targetId = await connected();
    const refused = await execute(bench, targetId, 'refuse', '{"address":{}}');
    expect(refused).toMatchObject({
      status: 'error',
      fault: {
        code: 'invalid_request',
        message: '/address/postcode must match ^[0-9]{5}$',
        origin: 'peer',
        path: '/address/postcode',
      },
    });
  });

  it('sends nothing where the request is not JSON', async () => {
    const targetId = await connected();
    const call = await execute(bench, targetId, 'echo', '{"a": 1 "b": 2}');
    expect(call).toMatchObject({
      status: 'error',
      fault: { code: 'invalid_request', origin: 'here' },
      frameSeqs: [],
    });
    expect(call.fault?.message).toContain('a comma is missing');
  });

  it('gives a call up when told to, and tells of the reply that comes all the same', async () => {
    const targetId = await connected();
    const promise = bench.client.execute(
      { callId: 'given-up', targetId, commandId: 'slow', requestText: '{"ms":150}', timeoutMs: 0 },
      { timeoutMs: 0 },
    );
    await vi.waitUntil(() => bench.calls.some(({ callId }) => callId === 'given-up'));
    await bench.client.cancel({ callId: 'given-up' });
    expect(await promise).toMatchObject({ status: 'cancelled' });
    await vi.waitUntil(() => bench.calls.some(({ lateReply }) => lateReply !== undefined));
    expect((await bench.client.readCall({ callId: 'given-up' })).lateReply?.afterMs).toBeGreaterThan(140);
  });

  it('finds out after a deadline that the peer still answers', async () => {
    const targetId = await connected();
    const call = await execute(bench, targetId, 'never', undefined, 60);
    expect(call.fault).toMatchObject({ code: 'timeout', origin: 'here' });
    expect(call.fault?.message).toMatch(/^peer didn't answer within 60.ms\./);
    await vi.waitUntil(() => bench.calls.some(({ peerAnswers }) => peerAnswers === true));
    const [state] = (await bench.client.listTargets()).filter(({ config }) => config.id === targetId);
    expect(state?.status).toBe('connected');
  });

  it('shows a peer that answers nothing any more as unresponsive, though its events go on', async () => {
    const targetId = await connected();
    void execute(bench, targetId, 'panic', undefined, 0);
    await execute(bench, targetId, 'echo', '1', 60);
    await vi.waitUntil(() => bench.states.at(-1)?.status === 'unresponsive', { timeout: 6_000 });
    expect(bench.states.at(-1)?.fault?.label).toBe('unresponsive');
    expect(await execute(bench, targetId, 'wake')).toMatchObject({ status: 'ok' });
    await vi.waitUntil(() => bench.states.at(-1)?.status === 'connected');
  });

  it('fails what waits when the program dies, says how many waited, and starts again', async () => {
    const targetId = await connected();
    const others = [
      execute(bench, targetId, 'never', undefined, 0),
      execute(bench, targetId, 'never', undefined, 0),
    ];
    const crashed = await execute(bench, targetId, 'crash');
    expect(crashed.fault).toMatchObject({ code: 'channel_disconnected', origin: 'here' });
    expect(crashed.fault?.message).toBe(
      "The channel from main to peer closed before the reply (exit code 134). Whether crash was carried out isn't known. This and 2 other calls were waiting. The 11 commands of peer are gone until it links again.",
    );
    for (const other of await Promise.all(others))
      expect(other.fault?.message).toContain('This and 2 other calls');
    await vi.waitUntil(() => bench.states.at(-1)?.status === 'failed');
    expect(bench.states.at(-1)?.fault).toMatchObject({ label: 'exit code 134', exitCode: 134 });
    const again = await bench.client.connect({ targetId });
    expect(again).toMatchObject({ status: 'connected', commandCount: 11 });
    expect(again.fault).toBeUndefined();
    expect((await execute(bench, targetId, 'echo', '1')).status).toBe('ok');
  });

  it('says so where nothing is linked, and where the user ended the link during a call', async () => {
    const targetId = await connected();
    const waiting = execute(bench, targetId, 'never', undefined, 0);
    await vi.waitUntil(() => bench.calls.some(({ commandId }) => commandId === 'never'));
    await bench.client.disconnect({ targetId });
    expect((await waiting).fault?.message).toContain('closed before the reply (disconnected)');
    const unlinked = await execute(bench, targetId, 'echo', '1');
    expect(unlinked.fault).toEqual({
      code: 'channel_disconnected',
      message: "peer isn't connected. Nothing was sent.",
      origin: 'here',
    });
    await expect(bench.client.emit({ targetId, eventId: 'x' })).rejects.toMatchObject({
      code: 'channel_disconnected',
    });
  });

  it('doesn’t pretend to send what can’t be sent', async () => {
    const targetId = await connected();
    const emitting = (eventId: string, payloadText?: string) =>
      bench.client.emit({ targetId, eventId, ...(payloadText !== undefined && { payloadText }) });
    await expect(emitting('_private')).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(emitting('')).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(emitting('x', '{')).rejects.toThrow(/isn't JSON/);
    expect(await execute(bench, targetId, '_hidden')).toMatchObject({
      fault: { code: 'not_found', origin: 'here' },
    });
  });

  it('finishes a call whose page is gone, and keeps it', async () => {
    const targetId = await connected();
    const asked = execute(bench, targetId, 'slow', '{"ms":150}');
    const answer = expect(asked).rejects.toMatchObject({ code: 'channel_disconnected' });
    await vi.waitUntil(() => bench.calls.length > 0);
    await bench.page.dispose();
    await answer;
    const client = bench.main.client(InspectorService);
    await vi.waitUntil(async () => (await client.listCalls({ limit: 1 })).calls[0]?.status === 'ok');
  });

  it('leaves no program behind', async () => {
    const targetId = await connected();
    const { pid = 0 } = bench.states.at(-1) ?? {};
    void execute(bench, targetId, 'never', undefined, 0).catch(() => undefined);
    expect(process.kill(pid, 0)).toBe(true);
    await bench.end(true);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('keeps its calls, with their inputs, over a restart', async () => {
    const targetId = await connected();
    await execute(bench, targetId, 'echo', '{"a":1.0}');
    const large: CallRecord = await execute(bench, targetId, 'large', '{"chars":400000}');
    expect(large).toMatchObject({ status: 'ok', resultStored: true, resultSizeBytes: 400_002 });
    await bench.end(true);
    bench = await startBench({ dataDirectory: bench.directory });
    const { calls, total } = await bench.client.listCalls({ targetId, limit: 10 });
    expect(total).toBe(2);
    expect(calls.map(({ commandId }) => commandId)).toEqual(['large', 'echo']);
    expect(calls[0]).not.toHaveProperty('resultText');
    expect(calls[1]).toMatchObject({ requestText: '{"a":1.0}', resultText: '{"a":1.0}' });
    const page = new FakePage(bench.inspector);
    page.post({ kind: 'read-result', requestId: 7, callId: large.callId });
    await vi.waitUntil(() => page.received.length > 0);
    expect(page.received[0]).toMatchObject({
      kind: 'result',
      requestId: 7,
      text: `"${'x'.repeat(400_000)}"`,
    });
  });

  it('doesn’t take for the reply what is no message, and says so where no other comes', async () => {
    const targetId = await connected();
    const mended = await execute(bench, targetId, 'spoil', '{"mend":true}');
    expect(mended).toMatchObject({ status: 'ok', resultText: '"well"' });
    expect(mended.frameSeqs).toHaveLength(3);
    expect(mended.unreadableReply).toBeUndefined();
    const spoilt = await execute(bench, targetId, 'spoil', undefined, 300);
    expect(spoilt).toMatchObject({
      fault: { code: 'timeout' },
      unreadableReply: { reason: 'id is not a non-empty string' },
    });
    expect(spoilt.resultText).toBeUndefined();
    // Not only at the deadline: who waits can read it meanwhile.
    const meanwhile = bench.calls.filter(({ callId }) => callId === spoilt.callId);
    expect(meanwhile.find(({ unreadableReply }) => unreadableReply !== undefined)).toMatchObject({
      status: 'running',
      frameSeqs: spoilt.frameSeqs,
    });
    const own = await execute(bench, targetId, 'own-code', undefined, 300);
    expect(own).toMatchObject({ status: 'error', fault: { code: 'teapot', origin: 'peer' } });
    expect(
      bench.calls.find(({ callId, status }) => callId === own.callId && status === 'running'),
    ).toBeTruthy();
    expect(
      bench.calls.find(
        ({ callId, unreadableReply }) => callId === own.callId && unreadableReply !== undefined,
      ),
    ).toMatchObject({
      status: 'running',
      unreadableReply: { reason: expect.stringContaining('code') as string },
    });
  });

  it('emits events and captures those that come', async () => {
    const targetId = await connected();
    const page = new FakePage(bench.inspector);
    page.post({ kind: 'watch', targetId, afterSeq: 0, afterLogSeq: 0 });
    await bench.client.emit({ targetId, eventId: 'user.updated', payloadText: '{"id":42.0}' });
    const rows = () => page.batches.flatMap((batch) => batch.rows);
    await vi.waitUntil(() => rows().some(({ subject }) => subject === 'heard'));
    expect(rows().find(({ subject }) => subject === 'user.updated')).toMatchObject({
      direction: 'out',
      type: 'event',
      preview: '{"id":42.0}',
    });
    expect(page.batches.at(-1)?.counts).toMatchObject({
      events: 2,
      byEvent: { heard: 1, 'user.updated': 1 },
    });
    expect(page.batches.flatMap(({ log }) => log).map(({ text }) => text)).toContain('peer plain on stdio');
  });
});
