// @vitest-environment happy-dom

import type { Settings } from '@contract';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command, type InspectorBench, inspectorBench } from '../stores/testing/inspectorBench';
import { App } from './App';

const schema = {
  type: 'object',
  properties: { name: { type: 'string', default: 'Ada', pattern: '^A' } },
  required: ['name'],
};

describe('the window', () => {
  let bench: InspectorBench;
  beforeEach(() => {
    Object.assign(globalThis.window, { innerWidth: 1440, innerHeight: 900 });
  });
  afterEach(async () => {
    cleanup();
    await bench.dispose();
  });

  const opened = async (settings: Settings = {}): Promise<void> => {
    bench = await inspectorBench([command('greet.hello', schema), command('math.add', schema)], settings);
    render(<App platform={bench.platform} />);
    await screen.findByTestId('execute');
  };
  const press = (key: string, held: KeyboardEventInit = {}): void => {
    act(() => {
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }),
      );
    });
  };

  it('executes the chosen command with its defaults on Mod+Enter, and shows the result', async () => {
    await opened();
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(bench.told.executed).toHaveLength(1));
    expect(JSON.parse(bench.told.executed[0]?.requestText ?? '')).toEqual({ name: 'Ada' });
    act(() => bench.answer({ resultText: '"Hello, Ada"', resultSizeBytes: 12 }));
    await waitFor(() => expect(screen.getByTestId('result').textContent).toContain('Hello, Ada'));
    expect(screen.getByRole('status', { name: 'greet.hello, ok, 3.2 milliseconds' })).toBeTruthy();
  });

  it('cancels the call that waits on Escape, but closes what is open above it first', async () => {
    await opened();
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(bench.told.executed).toHaveLength(1));
    press('k', { ctrlKey: true, code: 'KeyK' });
    await screen.findByRole('dialog', { name: 'Command palette' });
    press('Escape');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bench.told.cancelled).toEqual([]);
    press('Escape');
    await waitFor(() => expect(bench.told.cancelled).toHaveLength(1));
    await waitFor(() => expect(screen.getByTestId('result').textContent).toContain('was given up'));
  });

  it('shows the code of an error unchanged', async () => {
    await opened();
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(bench.told.executed).toHaveLength(1));
    act(() =>
      bench.answer({ status: 'error', fault: { code: 'not_found', message: 'gone', origin: 'peer' } }),
    );
    await waitFor(() => expect(screen.getByTestId('result-error-code').textContent).toBe('not_found'));
  });

  it('opens a command from the palette and executes it on Mod+Enter', async () => {
    await opened();
    press('k', { ctrlKey: true, code: 'KeyK' });
    const input = await screen.findByRole('combobox', { name: 'Command, target or action' });
    fireEvent.change(input, { target: { value: 'math' } });
    input.focus();
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(bench.told.executed[0]?.commandId).toBe('math.add'));
  });

  it('shows the request first where the window is too short for the dock under it', async () => {
    Object.assign(globalThis.window, { innerHeight: 600 });
    await opened();
    const panel = (): Element | null =>
      screen.getByRole('region', { name: 'Dock' }).querySelector('[role="tabpanel"]');
    await waitFor(() => expect(panel()).toBeNull());
    press('2', { ctrlKey: true, code: 'Digit2' });
    await waitFor(() => expect(panel()).not.toBeNull());
    // What is chosen comes in sight, though the dock covered it.
    fireEvent.click(screen.getByTestId('command-math.add'));
    await waitFor(() => expect(panel()).toBeNull());
    // In a window that is tall again the dock is as it was left.
    Object.assign(globalThis.window, { innerHeight: 900 });
    act(() => void window.dispatchEvent(new Event('resize')));
    await waitFor(() => expect(panel()).not.toBeNull());
  });

  it('executes on Mod+Enter also where a narrow window shows the result and not the request', async () => {
    Object.assign(globalThis.window, { innerWidth: 900 });
    await opened();
    fireEvent.click(screen.getByText('History'));
    await waitFor(() => expect(screen.queryByTestId('execute')).toBeNull());
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(bench.told.executed).toHaveLength(1));
  });

  it('heeds the shortcuts that the user set', async () => {
    await opened({ keys: { toggleDock: 'Mod+B' } });
    const dock = screen.getByRole('region', { name: 'Dock' });
    expect(dock.querySelector('[role="tabpanel"]')).not.toBeNull();
    press('j', { ctrlKey: true, code: 'KeyJ' });
    expect(dock.querySelector('[role="tabpanel"]')).not.toBeNull();
    press('b', { ctrlKey: true, code: 'KeyB' });
    expect(dock.querySelector('[role="tabpanel"]')).toBeNull();
  });

  it('heeds them in lists and in the dock, too', async () => {
    await opened({ keys: { nextRow: 'n', pauseStream: 'p', filterCommands: 'f' } });
    screen.getByRole('tree', { name: 'Commands' }).focus();
    const chosen = () => screen.getByRole('treeitem', { selected: true }).textContent;
    expect(chosen()).toContain('hello');
    press('j', { code: 'KeyJ' });
    expect(chosen()).toContain('hello');
    press('n', { code: 'KeyN' });
    await waitFor(() => expect(chosen()).not.toContain('hello'));
    press('2', { ctrlKey: true, code: 'Digit2' });
    const rows = await screen.findByTestId('traffic');
    await waitFor(() => expect(document.activeElement).toBe(rows));
    press(' ', { code: 'Space' });
    expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy();
    press('p', { code: 'KeyP' });
    await screen.findByRole('button', { name: 'Resume' });
    press('f', { code: 'KeyF' });
    expect(document.activeElement?.getAttribute('data-stream-filter')).not.toBeNull();
    expect(document.activeElement?.tagName).toBe('INPUT');
  });

  it('lets the slash be typed in a text field, and elsewhere takes it for the filter', async () => {
    await opened();
    const filter = screen.getByTestId('command-filter');
    const field = screen.getByTestId('request-form').querySelector('input');
    field?.focus();
    press('/', { code: 'Slash' });
    expect(document.activeElement).toBe(field);
    field?.blur();
    press('/', { code: 'Slash' });
    await waitFor(() => expect(document.activeElement).toBe(filter));
  });

  it('takes the focus to the rows that a key shows, and back when they go', async () => {
    await opened();
    const field = screen.getByTestId('request-form').querySelector('input');
    field?.focus();
    press('2', { ctrlKey: true, code: 'Digit2' });
    const dock = screen.getByRole('region', { name: 'Dock' });
    await waitFor(() => expect(dock.contains(document.activeElement)).toBe(true));
    press('j', { ctrlKey: true, code: 'KeyJ' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    press('J', { ctrlKey: true, shiftKey: true, code: 'KeyJ' });
    await waitFor(() => expect(dock.contains(document.activeElement)).toBe(true));
    press('J', { ctrlKey: true, shiftKey: true, code: 'KeyJ' });
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it('goes on in the request after an unlisted id was given', async () => {
    await opened();
    fireEvent.click(screen.getByTestId('unlisted-id'));
    fireEvent.change(await screen.findByTestId('unlisted-id-input'), { target: { value: 'not.listed' } });
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    const editor = (): Element | null => screen.getByTestId('request-json').querySelector('.cm-content');
    await waitFor(() => expect(document.activeElement).toBe(editor()));
  });
});
