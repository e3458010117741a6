// @vitest-environment happy-dom
import type { FromPage, TargetState, ToPage } from '@contract';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../app';
import { command, type InspectorBench, inspectorBench } from '../../stores/testing/inspectorBench';

const schema = {
  type: 'object',
  properties: { name: { type: 'string', default: 'Ada', pattern: '^A' } },
  required: ['name'],
};

describe('a request', () => {
  let bench: InspectorBench;
  const opened = async (...commands: Parameters<typeof inspectorBench>[0]): Promise<void> => {
    bench = await inspectorBench(commands);
    render(<App platform={bench.platform} />);
    await screen.findByTestId('execute');
  };
  beforeEach(() => {
    Object.assign(globalThis.window, { innerWidth: 1440, innerHeight: 900 });
  });
  afterEach(async () => {
    cleanup();
    await bench.dispose();
  });

  const field = (): HTMLInputElement => {
    const input = screen.getByTestId('request-form').querySelector('input');
    if (input === null) throw new Error('The form has no field.');
    return input;
  };
  const write = (value: string): void => {
    fireEvent.change(field(), { target: { value } });
  };
  const sent = (): unknown[] =>
    bench.told.executed.map(({ requestText }) => requestText && JSON.parse(requestText));
  const execute = async (): Promise<void> => {
    const before = sent().length;
    fireEvent.click(screen.getByTestId('execute'));
    await waitFor(() => expect(sent()).toHaveLength(before + 1));
    act(() => bench.answer({}));
    await screen.findByText(`${before + 1} of ${before + 1}`);
  };

  it('goes back to what was sent, and on to what wasn’t yet', async () => {
    await opened(command('greet.hello', schema));
    await execute();
    write('Alan');
    await execute();
    write('Alonzo');
    fireEvent.click(screen.getByRole('button', { name: 'Previous request' }));
    await waitFor(() => expect(field().value).toBe('Alan'));
    fireEvent.click(screen.getByRole('button', { name: 'Previous request' }));
    await waitFor(() => expect(field().value).toBe('Ada'));
    expect(screen.getByText('1 of 2')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Next request' }));
    await waitFor(() => expect(field().value).toBe('Alan'));
    fireEvent.click(screen.getByRole('button', { name: 'Next request' }));
    await waitFor(() => expect(field().value).toBe('Alonzo'));
  });

  it('that was edited since says so, and shows the one that was sent', async () => {
    await opened(command('greet.hello', schema));
    await execute();
    expect(screen.queryByText(/was edited after this call/)).toBeNull();
    write('Alan');
    fireEvent.click(await screen.findByText('Show the request as sent'));
    await waitFor(() => expect(field().value).toBe('Ada'));
  });

  it('shows its frames while it is waited for, and the reply’s beside them when it came', async () => {
    bench = await inspectorBench([command('greet.hello', schema)]);
    const listeners = new Set<(message: ToPage) => void>();
    const bulk = {
      post: (message: FromPage) => {
        if (message.kind !== 'read-frames') return;
        const frames = message.seqs.map((seq) => ({ seq, text: `{"frame":"number ${seq}"}` }));
        for (const tell of listeners) tell({ kind: 'frames', requestId: message.requestId, frames });
      },
      listen: (listener: (message: ToPage) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    render(<App platform={{ ...bench.platform, bulk }} />);
    const frames = await screen.findByRole('tab', { name: /^Frames/ });
    expect(frames).toHaveProperty('disabled', true);
    fireEvent.click(await screen.findByTestId('execute'));
    await screen.findByTestId('waiting');
    act(() => bench.progress({ frameSeqs: [7] }));
    await waitFor(() => expect(frames.textContent).toBe('Frames 1'));
    fireEvent.click(frames);
    await waitFor(() => expect(screen.getByTestId('result').textContent).toContain('number 7'));
    expect(screen.getByTestId('result').textContent).toContain('Waiting for the reply');
    act(() => bench.answer({ frameSeqs: [7, 9], resultText: '1', resultSizeBytes: 1 }));
    await waitFor(() => expect(screen.getByTestId('result').textContent).toContain('number 9'));
    expect(screen.getByTestId('result').textContent).not.toContain('Waiting for the reply');
    // Another call's frames are another call's: it begins with what becomes of it.
    fireEvent.click(screen.getByTestId('execute'));
    await screen.findByTestId('waiting');
  });

  it('shows how far its stream is, and was when it was given up', async () => {
    await opened(command('count', { type: 'object' }));
    fireEvent.click(screen.getByTestId('execute'));
    const waiting = await screen.findByTestId('waiting');
    act(() => bench.progress({ streamed: { items: 1_200, newest: '{"n":1199}' } }));
    await waitFor(() => expect(waiting.textContent).toMatch(/1,200 items so far.*\{"n":1199\}/));
    act(() => bench.answer({ status: 'cancelled', streamed: { items: 1_300, newest: '7' } }));
    await screen.findByText(/1,300 items came before that/);
  });

  it('says at once that what came in the place of its reply can’t be read', async () => {
    await opened(command('broken', { type: 'object' }));
    fireEvent.click(screen.getByTestId('execute'));
    const waiting = await screen.findByTestId('waiting');
    act(() => bench.progress({ unreadableReply: { afterMs: 4, reason: 'id is missing', seq: 9 } }));
    await waitFor(() => expect(waiting.textContent).toMatch(/can’t be read: id is missing. Waiting goes on/));
    act(() => bench.answer({}));
  });

  it('comes back when a reset is undone', async () => {
    await opened(command('greet.hello', schema));
    write('Alan');
    fireEvent.click(screen.getByText('Reset'));
    await waitFor(() => expect(field().value).toBe('Ada'));
    fireEvent.click(await screen.findByText('Undo'));
    await waitFor(() => expect(field().value).toBe('Alan'));
    expect(screen.queryByText('Undo')).toBeNull();
  });

  it('that is invalid leads to its field, and is sent all the same with the switch on', async () => {
    await opened(command('greet.hello', schema));
    write('Bea');
    fireEvent.click(screen.getByTestId('execute'));
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect(screen.getByText('Not sent: 1 problem')).toBeTruthy();
    expect(sent()).toEqual([]);
    write('Bea ');
    await waitFor(() => expect(screen.queryByText('Not sent: 1 problem')).toBeNull());
    write('Bea');
    fireEvent.click(screen.getByTestId('send-invalid'));
    await execute();
    expect(sent()).toEqual([{ name: 'Bea' }]);
  });

  it('is left out where nobody says what the command takes, until something is written', async () => {
    await opened(command('legacy.sync'));
    await execute();
    expect(sent()).toEqual([undefined]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Send nothing' }));
    await execute();
    expect(sent()).toEqual([undefined, {}]);
  });

  it('that was answered too late says when, counted from its beginning', async () => {
    await opened(command('greet.hello', schema));
    fireEvent.click(screen.getByTestId('execute'));
    await waitFor(() => expect(bench.told.executed).toHaveLength(1));
    act(() =>
      bench.answer({
        status: 'error',
        durationMs: 1_000,
        fault: { code: 'timeout', message: '', origin: 'here' },
        lateReply: { afterMs: 5_070, sizeBytes: 476, seq: 4 },
      }),
    );
    expect((await screen.findByText(/reply came at/)).textContent).toContain('5.07\u202fs');
  });

  it('isn’t sent while its target is connecting, says so when it is tried, and can be sent afterwards', async () => {
    await opened(command('greet.hello', schema));
    act(() => bench.change('demo', { status: 'connecting' }));
    await screen.findByText('Demo mesh is connecting…');
    expect((screen.getByTestId('execute') as HTMLButtonElement).disabled).toBe(true);
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    expect((await screen.findByRole('alert')).textContent).toBe('Not sent: Demo mesh is connecting…');
    act(() => bench.change('demo', { status: 'connected' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await execute();
    expect(sent()).toEqual([{ name: 'Ada' }]);
  });

  it('isn’t sent while the link to the inspector is closed, and not before its target was read again', async () => {
    await opened(command('greet.hello', schema));
    bench.targets.splice(0, 1, { ...(bench.targets[0] as TargetState), status: 'connecting' });
    act(() => bench.connection.set('closed'));
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    expect((await screen.findByRole('alert')).textContent).toBe('Not sent: No link to the inspector');
    act(() => bench.connection.set('open'));
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    await screen.findByText('Not sent: Demo mesh is connecting…');
    expect(sent()).toEqual([]);
  });

  it('is sent by the last deadline that could be read, which is said where another one is written', async () => {
    await opened(command('greet.hello', schema));
    const deadline = screen.getByRole('textbox', { name: 'Deadline' }) as HTMLInputElement;
    fireEvent.change(deadline, { target: { value: '45 s' } });
    fireEvent.change(deadline, { target: { value: '45 x' } });
    fireEvent.blur(deadline);
    expect(deadline.value).toBe('45 x');
    expect(deadline.getAttribute('aria-invalid')).toBe('true');
    await screen.findByText('“45 x” isn’t a time, so 45 s is used. Write 30 s, 2 min, or never.');
    await execute();
    expect(bench.told.executed[0]?.timeoutMs).toBe(45_000);
    fireEvent.keyDown(deadline, { key: 'Escape' });
    expect(deadline.value).toBe('45 s');
  });

  it('keeps its deadline, and waits without end where it is told so', async () => {
    await opened(command('greet.hello', schema));
    fireEvent.change(screen.getByRole('textbox', { name: 'Deadline' }), { target: { value: 'never' } });
    await execute();
    expect(bench.told.executed[0]?.timeoutMs).toBe(0);
  });
});
