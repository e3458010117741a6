// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../app';
import { type InspectorBench, inspectorBench } from '../../stores/testing/inspectorBench';

describe('the targets', () => {
  let bench: InspectorBench;
  beforeEach(async () => {
    Object.assign(globalThis.window, { innerWidth: 1440, innerHeight: 900 });
    bench = await inspectorBench([]);
    render(<App platform={bench.platform} />);
    await screen.findByTestId('target-demo');
  });
  afterEach(async () => {
    cleanup();
    await bench.dispose();
  });

  const write = async (url: string): Promise<HTMLElement> => {
    fireEvent.click(screen.getByTestId('add-target'));
    const dialog = await screen.findByRole('dialog', { name: 'Add a target' });
    fireEvent.change(within(dialog).getByTestId('target-url'), { target: { value: url } });
    return dialog;
  };

  it('are added, connected and shown', async () => {
    const dialog = await write('stdio:./billing --stdio');
    fireEvent.click(within(dialog).getByTestId('connect'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bench.told.added).toEqual([{ url: 'stdio:./billing --stdio' }]);
    expect(screen.getByTestId('target-t1').querySelector('[aria-current="true"]')?.textContent).toContain(
      'billing',
    );
  });

  it('are chosen as well when the dialog is closed before they are connected', async () => {
    let connected: (outcome: { status: 'connected' }) => void = () => undefined;
    bench.outcomes.push(
      new Promise((resolve) => {
        connected = resolve;
      }),
    );
    const dialog = await write('stdio:./billing');
    fireEvent.click(within(dialog).getByTestId('connect'));
    await waitFor(() => expect(bench.told.connected).toHaveLength(1));
    fireEvent.keyDown(dialog, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const chosen = (id: string) => screen.getByTestId(`target-${id}`).querySelector('[aria-current="true"]');
    await waitFor(() => expect(chosen('t1')).not.toBeNull());
    // What is chosen meanwhile stays: nothing changes under the hands.
    fireEvent.click(screen.getByTestId('target-demo'));
    connected({ status: 'connected' });
    await waitFor(() => expect(screen.getByTestId('target-t1').textContent).not.toContain('connecting'));
    expect(chosen('demo')).not.toBeNull();
  });

  it('run nothing while they are only saved', async () => {
    const dialog = await write('stdio:./billing');
    fireEvent.click(within(dialog).getByText('Save without connecting'));
    fireEvent.click(await screen.findByTestId('target-t1'));
    // Not that it lists no commands, which isn't known.
    await screen.findByText('Its commands are shown once it is.');
    expect(bench.told.connected).toEqual([]);
  });

  it('say why they failed, and are tried again without being added twice', async () => {
    bench.outcomes.push({
      status: 'failed',
      steps: [
        { step: 'resolve', state: 'ok', detail: '/usr/bin/node', durationMs: 0.4 },
        { step: 'list', state: 'failed', detail: 'timed out: no answer', durationMs: 5000 },
      ],
      fault: {
        label: 'no answer',
        message: 'It hasn’t sent a byte.',
        stderr: ['waiting for a database'],
        at: 1,
      },
    });
    const dialog = await write('stdio:node slow.mjs');
    fireEvent.click(within(dialog).getByTestId('connect'));
    await within(dialog).findByText('stopped at step 2 of 2, List');
    expect(dialog.textContent).toContain('waiting for a database');
    fireEvent.click(within(dialog).getByText('Wait longer'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bench.told.added).toHaveLength(1);
    expect(bench.told.changed).toEqual([{ id: 't1', url: 'stdio:node slow.mjs' }]);
    expect(bench.told.connected.at(-1)).toEqual({ targetId: 't1', listTimeoutMs: 30_000 });
  });

  it('aren’t connected where the URL can’t be', async () => {
    const dialog = await write('gopher://host');
    expect(within(dialog).getByTestId('connect')).toHaveProperty('disabled', true);
    expect(dialog.textContent).toContain('isn’t a kind of target');
  });

  it('keep the focus in their row when its button goes', async () => {
    const button = screen.getByTestId('disconnect');
    button.focus();
    fireEvent.click(button);
    expect(screen.getByTestId('target-demo').contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.className).toBe('target-name');
  });

  it('leave the focus to the next one when they are removed', async () => {
    const name = screen.getByTestId('target-demo').querySelector<HTMLElement>('.target-name');
    name?.focus();
    fireEvent.keyDown(name as HTMLElement, { key: 'Delete' });
    await screen.findByText('Undo');
    const next = screen.getByTestId('target-self');
    await waitFor(() => expect(next.contains(document.activeElement)).toBe(true));
  });

  it('come back to their place when a removal is undone', async () => {
    fireEvent.contextMenu(screen.getByTestId('target-demo'));
    fireEvent.click(await screen.findByText('Remove'));
    fireEvent.click(await screen.findByText('Undo'));
    await screen.findByTestId('target-demo');
    expect(bench.told.added).toEqual([{ url: 'demo:', index: 0 }]);
    expect(screen.getAllByTestId(/^target-/).map((row) => row.dataset.testid)).toEqual([
      'target-demo',
      'target-self',
    ]);
  });
});
