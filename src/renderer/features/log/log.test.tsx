// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { logRow } from '../streams/testing/bulkBench';
import { renderDock } from '../streams/testing/renderDock';
import { logTab } from '.';

afterEach(cleanup);

const rowsOf = (): HTMLElement[] => screen.queryAllByTestId('log-row');
const lines = [
  logRow(1, 'root: process 15364 started', { source: 'link' }),
  logRow(2, 'listening'),
  logRow(3, 'lost orders: exit code 134', { source: 'link', level: 'warn' }),
];

describe('Log', () => {
  it('shows lines with their level and source, filters them, shows one in full', async () => {
    const dock = renderDock(logTab);
    await dock.batch([], { log: lines });
    expect(rowsOf()).toHaveLength(3);
    expect(screen.getByLabelText('warning')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Filter the log'), {
      target: { value: 'source:link -level:warn' },
    });
    expect(rowsOf().map((row) => row.textContent)).toEqual([
      expect.stringContaining('process 15364 started'),
    ]);
    fireEvent.change(screen.getByLabelText('Filter the log'), { target: { value: '' } });
    fireEvent.click(screen.getByText('Problems 1'));
    expect(rowsOf()).toHaveLength(1);
    fireEvent.click(rowsOf()[0] as HTMLElement);
    expect(screen.getByLabelText('Line').textContent).toContain('lost orders: exit code 134');
  });

  it('shows the log of another target when it is chosen', async () => {
    const dock = renderDock(logTab);
    const [demo] = dock.app.targets.getState().list;
    if (demo === undefined) throw new Error('There is no target.');
    const billing = { ...demo, config: { ...demo.config, id: 'billing', name: 'Billing' } };
    act(() => dock.app.targets.getState().put(billing));
    await dock.batch([], { log: lines });
    fireEvent.click(screen.getByLabelText('Log of', { selector: 'input' }));
    fireEvent.click(await screen.findByText('Billing'));
    expect(dock.bench.sent.at(-1)).toEqual({ kind: 'watch-log', targetId: 'billing' });
    expect(rowsOf()).toHaveLength(0);
    // What was under way for the one before.
    await dock.batch([], { log: [logRow(4, 'late')] });
    await dock.batch([], { log: [logRow(1, 'billing listens')], logTargetId: 'billing' });
    expect(rowsOf().map((row) => row.textContent)).toEqual([expect.stringContaining('billing listens')]);
  });

  it('copies what is shown', async () => {
    const dock = renderDock(logTab);
    await dock.batch([], { log: lines });
    fireEvent.click(screen.getByLabelText('Copy the lines shown'));
    expect(dock.asked.copied[0]?.split('\n')).toHaveLength(4);
    expect(dock.asked.copied[0]).toContain('warn link lost orders: exit code 134');
  });

  it('says how many earlier lines are gone', async () => {
    const dock = renderDock(logTab);
    await dock.batch([], { log: [logRow(41, 'late')] });
    expect(screen.getByText('1 of 1 lines, 40 earlier ones no longer kept')).toBeTruthy();
  });

  it('says what the place is for while it is empty', () => {
    renderDock(logTab);
    expect(screen.getByText('Nothing logged yet')).toBeTruthy();
  });
});
