// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApp } from './app';
import { callKey, callsOf, createCallsStore } from './calls';
import { chooseCommand } from './choose';
import { endLostCalls } from './endLostCalls';
import { startApp } from './startApp';
import { command, type InspectorBench, inspectorBench } from './testing/inspectorBench';

describe('the stores of a window', () => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  const started = async (bench: InspectorBench) => {
    const app = createApp(bench.platform);
    ends.push(() => bench.dispose(), startApp(app));
    await vi.waitFor(() => expect(app.commands.getState().byTarget.demo).toBeDefined());
    return app;
  };

  it('show the first target and a command that takes a request', async () => {
    const app = await started(
      await inspectorBench([command('a.void'), command('b.takes', { type: 'object' })]),
    );
    expect(app.targets.getState().chosenId).toBe('demo');
    expect(app.commands.getState().chosen.demo).toBe('b.takes');
  });

  it('show what was chosen before the restart, also an id that isn’t listed', async () => {
    const app = await started(
      await inspectorBench([command('a.b', {})], {
        chosenTargetId: 'self',
        chosenCommandIds: { demo: 'not.listed' },
      }),
    );
    expect(app.targets.getState().chosenId).toBe('self');
    expect(app.commands.getState().chosen.demo).toBe('not.listed');
  });

  it('keep what is chosen and laid out, in few writes', async () => {
    const bench = await inspectorBench([command('a.b', {})]);
    const app = await started(bench);
    chooseCommand(app, 'demo', 'a.b');
    for (const width of [300, 310, 320]) app.layout.getState().set('sidebarWidth', width);
    app.settings.getState().flush();
    await vi.waitFor(() => expect(bench.told.settings).toHaveLength(2));
    expect(bench.told.settings).toEqual([
      { chosenCommandIds: { demo: 'a.b' } },
      { layout: { sidebarWidth: 320 } },
    ]);
  });

  it('save nothing where a setting says the same as before', async () => {
    const bench = await inspectorBench([command('a.b', {})]);
    const app = await started(bench);
    const { change, flush } = app.settings.getState();
    change({ layout: { sidebarWidth: 300 } });
    flush();
    await vi.waitFor(() => expect(bench.told.settings).toContainEqual({ layout: { sidebarWidth: 300 } }));
    const saved = bench.told.settings.length;
    change({ layout: { sidebarWidth: 300 } });
    change({ theme: 'dark' });
    flush();
    await vi.waitFor(() => expect(bench.told.settings).toHaveLength(saved + 1));
    expect(bench.told.settings.at(-1)).toEqual({ theme: 'dark' });
  });

  it('keep drafts, the last text of each, and forget them on reset', async () => {
    const bench = await inspectorBench([]);
    const app = await started(bench);
    const { write, reset, flush } = app.drafts.getState();
    write('demo', 'a', { text: '1' });
    write('demo', 'a', { text: '12' });
    flush();
    reset('demo', 'a', '{}');
    flush();
    await vi.waitFor(() => expect(bench.told.drafts).toHaveLength(3));
    expect(bench.told.drafts).toEqual([
      { targetId: 'demo', commandId: 'a', text: '1' },
      { targetId: 'demo', commandId: 'a', text: '12' },
      { targetId: 'demo', commandId: 'a' },
    ]);
    expect(app.drafts.getState().byKey[callKey('demo', 'a')]).toEqual({ text: '{}' });
  });

  it('keep the definition of a command that is listed no more', async () => {
    const app = await started(await inspectorBench([command('a.b', { type: 'object' })]));
    app.commands.getState().setList('demo', []);
    expect(app.commands.getState().remembered.demo?.['a.b']?.schema).toEqual({ request: { type: 'object' } });
  });
});

describe('a call that waits', () => {
  it('ends once the inspector that made it has given way to one that doesn’t know it', async () => {
    const bench = await inspectorBench([command('a.b', {})]);
    const app = createApp(bench.platform);
    const end = startApp(app);
    await vi.waitFor(() => expect(app.commands.getState().byTarget.demo).toBeDefined());
    const begun = { callId: 'c', targetId: 'demo', commandId: 'a.b', requestSizeBytes: 0, timeoutMs: 0 };
    app.calls.getState().put([{ ...begun, startedAt: 1, status: 'running', frameSeqs: [] }]);
    bench.connection.set('closed');
    bench.connection.set('open');
    await vi.waitFor(() =>
      expect(app.calls.getState().byId.get('c')).toMatchObject({
        status: 'error',
        fault: { code: 'channel_disconnected' },
      }),
    );
    expect(app.calls.getState().running).toEqual({});
    end();
    await bench.dispose();
  });

  it('goes on where it is known, or may be among those that weren’t listed', async () => {
    const calls = createCallsStore();
    const running = (callId: string, startedAt: number) => ({
      callId,
      targetId: 't',
      commandId: 'c',
      requestSizeBytes: 0,
      startedAt,
      timeoutMs: 0,
      status: 'running' as const,
      frameSeqs: [],
    });
    const all = [running('new', 3), running('known', 2), running('old', 1)];
    calls.getState().put(all);
    endLostCalls(calls, all, [running('known', 2)], false);
    const status = (id: string) => calls.getState().byId.get(id)?.status;
    expect(['new', 'known', 'old'].map(status)).toEqual(['error', 'running', 'running']);
  });
});

describe('the calls', () => {
  const call = (callId: string, startedAt: number, status: 'running' | 'ok' = 'ok') => ({
    callId,
    targetId: 't',
    commandId: 'c',
    requestSizeBytes: 2,
    requestText: '{}',
    startedAt,
    timeoutMs: 0,
    status,
    frameSeqs: [],
  });

  it('come newest first, and count what runs', async () => {
    const bench = await inspectorBench([]);
    const { calls } = createApp(bench.platform);
    calls.getState().put([call('old', 1), call('new', 2, 'running')]);
    expect(callsOf(calls.getState(), 't').map(({ callId }) => callId)).toEqual(['new', 'old']);
    expect(calls.getState().running).toEqual({ 't c': 1 });
    calls.getState().put([call('new', 2)]);
    expect(calls.getState().running).toEqual({});
    await bench.dispose();
  });

  it('keep their input when a list leaves it out, and their end when news of the beginning comes late', async () => {
    const bench = await inspectorBench([]);
    const { calls } = createApp(bench.platform);
    calls.getState().put([{ ...call('x', 1), durationMs: 5 }]);
    const { requestText: _, ...lean } = call('x', 1);
    calls.getState().put([lean]);
    expect(calls.getState().byId.get('x')).toMatchObject({ requestText: '{}', durationMs: 5 });
    calls.getState().put([call('x', 1, 'running')]);
    expect(calls.getState().byId.get('x')?.status).toBe('ok');
    await bench.dispose();
  });
});
