// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type DockBench, renderDock } from '../streams/testing/renderDock';
import { trafficTab } from '.';

afterEach(cleanup);

const rowsOf = (): HTMLElement[] => screen.queryAllByTestId('traffic-row');
const texts = (): string[] => rowsOf().map((row) => row.textContent ?? '');
const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Traffic' });

/** A call with an event between request and reply, a malformed line, a late reply. */
async function fill(dock: DockBench): Promise<void> {
  const { bench } = dock;
  const request = bench.row({
    direction: 'out',
    type: 'execute.command.request',
    subject: 'orders.place',
    messageId: 'm1',
    sizeBytes: 612,
  });
  await dock.batch([
    request,
    bench.event('order.placed', '{"n":1}'),
    bench.row({
      type: 'execute.command.response',
      subject: 'orders.place',
      requestSeq: request.seq,
      durationMs: 2.9,
      outcome: 'ok',
    }),
    bench.row({
      kind: 'violation',
      reason: 'not JSON: the line ends at byte 71, too early',
      preview: '{"id":"9d0c',
    }),
    bench.row({ type: 'execute.command.response', subject: 'orders.watch', kind: 'ignored', reason: 'late' }),
  ]);
}

describe('Traffic', () => {
  it('shows what goes with a call with its command, joined to the call', async () => {
    const dock = renderDock(trafficTab);
    const { bench } = dock;
    const request = bench.row({
      direction: 'out',
      type: 'execute.command.request',
      subject: 'orders.watch',
      messageId: 'm1',
    });
    const of = { direction: 'out', subject: 'orders.watch', thid: 'm1', requestSeq: request.seq } as const;
    await dock.batch([
      request,
      bench.row({ ...of, type: 'command.deadline', preview: '1500' }),
      bench.row({ ...of, type: 'command.cancel' }),
      bench.row({ ...of, direction: 'in', type: 'stream.open', durationMs: 4 }),
      bench.row({ ...of, direction: 'in', type: 'stream.items' }),
    ]);
    expect(texts()[1]).toMatch(/orders\.watch.*1\.5 s, its call ↑ 1/);
    expect(texts()[2]).toMatch(/orders\.watch.*its call ↑ 2/);
    // A cancel is no reply, but a stream stands for one.
    expect(texts()[0]).toContain('answered ↓ 3');
    expect(texts()[4]).toContain('its call ↑ 4');
    fireEvent.click(rowsOf()[2] as HTMLElement);
    fireEvent.click(await screen.findByRole('button', { name: 'Go to the request' }));
    await waitFor(() => expect(rowsOf()[0]?.getAttribute('aria-selected')).toBe('true'));
  });

  it('shows every frame with what became of it', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    expect(rowsOf()).toHaveLength(5);
    expect(texts()[0]).toContain('orders.place');
    expect(texts()[0]).toContain('answered ↓ 2');
    expect(texts()[2]).toContain('ok');
    expect(texts()[3]).toMatch(/not JSON.*malformed.*the line ends at byte 71/);
    expect(texts()[4]).toContain('ignored: late');
    expect(within(rowsOf()[0] as HTMLElement).getByLabelText('sent')).toBeTruthy();
    expect(grid().getAttribute('aria-rowcount')).toBe('6');
    expect(screen.getByTestId('traffic-counts').textContent).toBe('5 of 5 frames, 0 dropped');
  });

  it('shows a burst of one event as one row, which opens to its frames', async () => {
    const dock = renderDock(trafficTab);
    const { bench } = dock;
    const at = Date.now();
    const first = bench.event('order.placed');
    const burst = [0, 1, 2, 3, 4].map((ms) => bench.event('worker.tick', `{"n":${ms}}`, { at: at + ms }));
    await dock.batch([first, ...burst, bench.event('order.placed')]);
    expect(texts()).toHaveLength(3);
    expect(texts()[1]).toMatch(/worker\.tick.*× 5 in 4.0.ms/);
    expect(screen.getByTestId('traffic-counts').textContent).toBe('7 of 7 frames, 0 dropped');
    fireEvent.click(rowsOf()[1] as HTMLElement);
    fireEvent.keyDown(grid(), { key: 'ArrowRight' });
    expect(texts()).toHaveLength(7);
    expect(screen.getByRole('button', { name: /× 5/ }).getAttribute('aria-expanded')).toBe('true');
    fireEvent.keyDown(grid(), { key: 'ArrowLeft' });
    expect(texts()).toHaveLength(3);
    // What is shown from elsewhere is never behind a count.
    act(() => dock.app.dock.getState().revealIn({ tab: 'traffic', seqs: [burst[3]?.seq ?? 0] }));
    await waitFor(() => expect(texts()).toHaveLength(7));
    expect(rowsOf()[4]?.getAttribute('aria-selected')).toBe('true');
    // From within a run Left leads to its first row, and then closes it.
    fireEvent.keyDown(grid(), { key: 'ArrowLeft' });
    expect(rowsOf()[1]?.getAttribute('aria-selected')).toBe('true');
    fireEvent.click(rowsOf()[4] as HTMLElement);
    fireEvent.click(screen.getByRole('button', { name: /× 5/ }));
    expect(texts()).toHaveLength(3);
    expect(rowsOf()[1]?.getAttribute('aria-selected')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Group runs of events' }));
    expect(texts()).toHaveLength(7);
  });

  it('joins the chosen frame with its other half, and jumps there with r', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    fireEvent.click(rowsOf()[0] as HTMLElement);
    expect(texts()[0]).toContain('answered ↓ 2 after 2.9');
    expect(rowsOf().map((row) => /bracket-(\w+)/.exec(row.className)?.[1])).toEqual([
      'start',
      'middle',
      'end',
      undefined,
      undefined,
    ]);
    fireEvent.keyDown(grid(), { key: 'r' });
    expect(rowsOf().map((row) => row.getAttribute('aria-selected'))).toEqual([
      'false',
      'false',
      'true',
      'false',
      'false',
    ]);
  });

  it('jumps to a reply that the filter hides, and shows it', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    fireEvent.change(screen.getByLabelText('Filter traffic'), { target: { value: 'dir:out' } });
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('answered, not among the rows shown');
    fireEvent.click(rowsOf()[0] as HTMLElement);
    fireEvent.keyDown(grid(), { key: 'r' });
    expect(rowsOf()).toHaveLength(5);
    expect(rowsOf()[2]?.getAttribute('aria-selected')).toBe('true');
  });

  it('reads the exact text of the chosen frame and copies it', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    fireEvent.click(rowsOf()[0] as HTMLElement);
    const question = dock.bench.sent.find((message) => message.kind === 'read-frames');
    expect(question).toMatchObject({ targetId: 'demo', seqs: [1] });
    const text = '{"id":"m1","request":{"total":206.00}}';
    if (question?.kind === 'read-frames')
      dock.bench.deliver({ kind: 'frames', requestId: question.requestId, frames: [{ seq: 1, text }] });
    await waitFor(() => expect(screen.getByTestId('frame-text').textContent).toContain('206.00'));
    fireEvent.click(screen.getByLabelText('Copy'));
    expect(dock.asked.copied).toEqual([text]);
    fireEvent.click(screen.getByLabelText('Edit and send'));
    expect(dock.app.commands.getState().chosen['demo']).toBe('orders.place');
    expect(Object.values(dock.app.drafts.getState().byKey)).toEqual([
      { text: '{"total":206.00}', nothing: false },
    ]);
  });

  it('closes the detail on Escape also from the choice of its view, and opens it again at a click', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    fireEvent.click(rowsOf()[0] as HTMLElement);
    fireEvent.keyDown(screen.getByRole('radio', { name: 'Bytes' }), { key: 'Escape' });
    expect(screen.queryByRole('radio', { name: 'Bytes' })).toBeNull();
    fireEvent.click(rowsOf()[1] as HTMLElement);
    expect(screen.getByRole('radio', { name: 'Bytes' })).toBeTruthy();
  });

  it('narrows to problems and hides events by chips, and says so when nothing passes', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    fireEvent.click(screen.getByText('Problems 2'));
    expect(rowsOf()).toHaveLength(2);
    fireEvent.click(screen.getByText('Problems 2'));
    fireEvent.click(screen.getByText('Hide events'));
    expect(rowsOf()).toHaveLength(4);
    fireEvent.change(screen.getByLabelText('Filter traffic'), { target: { value: 'nowhere' } });
    expect(screen.getByText('No frame passes the filter')).toBeTruthy();
    fireEvent.click(screen.getByText('Show all 5'));
    expect(rowsOf()).toHaveLength(5);
  });

  it('tells a filter’s problem at the filter', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    const input = screen.getByLabelText('Filter traffic');
    fireEvent.change(input, { target: { value: 'dir:up orders' } });
    await waitFor(() => expect(screen.getByText(/“up” can’t be the value of dir/)).toBeTruthy());
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('pauses with Space and counts what comes meanwhile', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    fireEvent.keyDown(grid(), { key: ' ' });
    await dock.batch([dock.bench.event('a'), dock.bench.event('b')]);
    expect(rowsOf()).toHaveLength(5);
    expect(screen.getByTestId('new-while-paused').textContent).toBe('2 new while paused');
    fireEvent.keyDown(grid(), { key: ' ' });
    expect(rowsOf()).toHaveLength(7);
  });

  it('asks before it clears, and clears in the inspector too', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    fireEvent.click(screen.getByLabelText('Clear'));
    expect(dock.bench.sent.some(({ kind }) => kind === 'clear')).toBe(false);
    fireEvent.click(await screen.findByText('Clear'));
    await waitFor(() =>
      expect(dock.bench.sent).toContainEqual({ kind: 'clear', targetId: 'demo', what: 'frames' }),
    );
    expect(rowsOf()).toHaveLength(0);
  });

  it('exports what is shown, and says what was dropped meanwhile', async () => {
    const dock = renderDock(trafficTab);
    await fill(dock);
    fireEvent.click(screen.getByLabelText('Export the 5 shown as NDJSON'));
    const question = dock.bench.sent.find((message) => message.kind === 'read-frames');
    if (question?.kind === 'read-frames')
      dock.bench.deliver({
        kind: 'frames',
        requestId: question.requestId,
        frames: question.seqs.map((seq) => (seq === 1 ? { seq } : { seq, text: `{"n":${seq}}` })),
      });
    await waitFor(() => expect(dock.asked.saved).toHaveLength(1));
    expect(dock.asked.saved[0]?.name).toBe('demo-traffic.ndjson');
    expect(dock.asked.saved[0]?.text.trimEnd().split('\n')).toHaveLength(5);
    expect(dock.app.notices.getState().list[0]?.text).toContain('1 of 5 were dropped by the limit');
  });

  it('records every frame from now on, and saves them', async () => {
    const dock = renderDock(trafficTab);
    dock.bench.changeCounts({ frames: 90_000, dropped: 90_000 });
    await fill(dock);
    fireEvent.click(screen.getByText('Record to a file from now on'));
    await dock.batch([dock.bench.event('a')], { skipped: 3 });
    const question = dock.bench.sent.find((message) => message.kind === 'read-frames');
    if (question?.kind === 'read-frames')
      dock.bench.deliver({
        kind: 'frames',
        requestId: question.requestId,
        frames: [{ seq: 6, text: '{"n":9007199254740993}' }],
      });
    await waitFor(() => expect(screen.getByText(/1 frame,/).textContent).toContain('3 came too fast'));
    fireEvent.click(screen.getByText('Stop and save'));
    await waitFor(() => expect(dock.asked.saved).toHaveLength(1));
    expect(dock.asked.saved[0]?.name).toBe('demo-recording.ndjson');
    expect(dock.asked.saved[0]?.text).toContain('"message":{"n":9007199254740993}');
    await waitFor(() => expect(screen.queryByText('Stop and save')).toBeNull());
  });

  it('renders only what is in sight of 5,000 frames', async () => {
    const dock = renderDock(trafficTab);
    await dock.batch(Array.from({ length: 5_000 }, (_, n) => dock.bench.event(`worker.${n % 2}`)));
    expect(rowsOf().length).toBeGreaterThan(5);
    expect(rowsOf().length).toBeLessThan(120);
    expect(grid().getAttribute('aria-rowcount')).toBe('5001');
  });
});
