// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { callKey } from '../../stores';
import { renderDock } from '../streams/testing/renderDock';
import { eventsTab } from '.';
import { checkEmit } from './checkEmit';

afterEach(cleanup);

const rowsOf = (): HTMLElement[] => screen.queryAllByTestId('event-row');
const emitId = (): HTMLElement => screen.getByTestId('emit-event-id');

describe('Events', () => {
  it('shows the stream with payloads as sent', async () => {
    const dock = renderDock(eventsTab);
    const { bench } = dock;
    await dock.batch([
      bench.event('order.placed', '{"total":{"amount":206.00}}'),
      bench.event('worker.tick'),
      bench.row({ type: 'list.commands.request' }),
    ]);
    expect(rowsOf().map((row) => row.textContent)).toEqual([
      expect.stringContaining('{ total: { amount: 206.00 } }'),
      expect.stringContaining('no payload'),
    ]);
  });

  it('hides and shows ids by their facets, with exact counts', async () => {
    const dock = renderDock(eventsTab);
    const { bench } = dock;
    await dock.batch([bench.event('a'), bench.event('b'), bench.event('b')]);
    const facet = screen.getByLabelText('b', { selector: 'input' });
    expect(facet.closest('label')?.textContent).toContain('2');
    fireEvent.click(facet);
    expect(rowsOf()).toHaveLength(1);
    await dock.batch([bench.event('b'), bench.event('c')]);
    expect(rowsOf()).toHaveLength(2);
    expect(screen.getByText('1 hidden')).toBeTruthy();
    fireEvent.click(screen.getByText('Show all'));
    expect(rowsOf()).toHaveLength(5);
  });

  it('says what its bound left out', async () => {
    const dock = renderDock(eventsTab);
    const { bench } = dock;
    bench.changeCounts({ frames: 88_120, events: 88_120, dropped: 88_120, droppedEvents: 88_120 });
    await dock.batch([bench.event('a')]);
    expect(screen.getByText('1 kept here, 88,120 dropped by the limit')).toBeTruthy();
    expect(screen.getByText('Change the limit')).toBeTruthy();
  });

  it('shows the chosen event, and fills the emit form with it', async () => {
    const dock = renderDock(eventsTab);
    const { bench } = dock;
    await dock.batch([
      bench.event('user.updated', '{"id":42,"name":"Ada"}'),
      bench.event('user.updated', '{"id":42,"name":"Ada"}', { messageId: 'event-1' }),
    ]);
    fireEvent.click(rowsOf()[0] as HTMLElement);
    expect(screen.getByText(/seen 2 times/)).toBeTruthy();
    expect(screen.getByText('root → main → renderer')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Edit and emit'));
    expect((emitId() as HTMLInputElement).value).toBe('user.updated');
    fireEvent.click(screen.getByTestId('emit'));
    await waitFor(() => expect(screen.getByText(/^Sent \d\d:\d\d:\d\d$/)).toBeTruthy());
    expect(dock.asked.emits).toEqual([
      { targetId: 'demo', eventId: 'user.updated', payloadText: '{\n  "id": 42,\n  "name": "Ada"\n}' },
    ]);
  });

  it('emits without a payload, by Mod+Enter in the id field', async () => {
    const dock = renderDock(eventsTab);
    fireEvent.change(emitId(), { target: { value: 'ping' } });
    fireEvent.click(screen.getByLabelText('No payload'));
    fireEvent.keyDown(emitId(), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(dock.asked.emits).toEqual([{ targetId: 'demo', eventId: 'ping' }]));
  });

  it('sends nothing while id or payload are wrong, and says where', async () => {
    const dock = renderDock(eventsTab);
    fireEvent.click(screen.getByTestId('emit'));
    expect(screen.getByText('An event needs an id.')).toBeTruthy();
    fireEvent.change(emitId(), { target: { value: 'ping' } });
    dock.app.drafts.getState().write('demo', 'emit an event', { text: '{"a":}' });
    await waitFor(() =>
      expect(dock.app.drafts.getState().byKey[callKey('demo', 'emit an event')]?.text).toBe('{"a":}'),
    );
    fireEvent.click(screen.getByTestId('emit'));
    // Where and why, the editor says.
    expect(screen.getByText('Not sent: not JSON')).toBeTruthy();
    expect(screen.getAllByText(/a value is missing/)).toHaveLength(1);
    expect(dock.asked.emits).toEqual([]);
  });

  it('says why an event was not sent', async () => {
    renderDock(eventsTab, () => Promise.reject(new Error('Demo mesh isn’t linked.')));
    fireEvent.change(emitId(), { target: { value: 'ping' } });
    fireEvent.click(screen.getByTestId('emit'));
    await waitFor(() => expect(screen.getByText('Not sent: Demo mesh isn’t linked.')).toBeTruthy());
  });
});

describe('checkEmit', () => {
  it.each([
    [{ eventId: '', payload: '{}', noPayload: false }, 'eventId'],
    [{ eventId: '_private', payload: '{}', noPayload: false }, 'eventId'],
    [{ eventId: 'a', payload: '', noPayload: false }, 'payload'],
    [{ eventId: 'a', payload: '{', noPayload: false }, 'notJson'],
  ] as const)('finds a fault in %o', (draft, place) => {
    expect(Object.keys(checkEmit(draft))).toEqual([place]);
  });

  it('lets any JSON pass, and no payload at all', () => {
    expect(checkEmit({ eventId: 'a', payload: '9007199254740993', noPayload: false })).toEqual({});
    expect(checkEmit({ eventId: 'a', payload: '{', noPayload: true })).toEqual({});
  });
});
