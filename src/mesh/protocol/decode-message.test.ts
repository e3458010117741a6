import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage } from './decode-message';

function decode(raw: unknown): { message: unknown; reasons: string[] } {
  const reasons: string[] = [];
  return { message: decodeMessage(raw, (_raw, reason) => reasons.push(reason)), reasons };
}

describe('decodeMessage', () => {
  it('gives the very object that came in, so that what is remembered of it still applies', () => {
    const messages = [
      {
        type: 'execute.command.request',
        id: '1',
        commandId: 'a',
        request: { n: 1 },
        _meta: { traceparent: 'x' },
      },
      { type: 'execute.command.response', id: '1', thid: '2', response: { ok: true, result: 1 } },
      {
        type: 'execute.command.response',
        id: '1',
        thid: '2',
        response: { ok: false, error: { code: 'timeout', message: '' } },
      },
      {
        type: 'register.command.request',
        id: '1',
        command: { id: 'a', schema: { request: { any: 1 }, response: true } },
      },
      {
        type: 'register.command.response',
        id: '1',
        thid: '2',
        response: { ok: false, error: 'duplicate_command' },
      },
      { type: 'list.commands.request', id: '1' },
      { type: 'list.commands.response', id: '1', thid: '2', commands: [{ id: 'a', description: 'd' }] },
      { type: 'event', id: '1', eventId: 'e', payload: null },
    ];
    for (const raw of messages) {
      const { message, reasons } = decode(raw);
      expect(reasons).toEqual([]);
      expect(message).toBe(raw);
    }
  });

  it('counts a key whose value is undefined as absent', () => {
    const raw = {
      type: 'event',
      id: '1',
      eventId: 'e',
      payload: undefined,
      _meta: undefined,
      other: undefined,
    };
    const { message, reasons } = decode(raw);
    expect(reasons).toEqual([]);
    expect(message).toStrictEqual({ type: 'event', id: '1', eventId: 'e' });
    expect(decode({ type: 'event', id: '1', eventId: undefined }).message).toBeUndefined();
  });

  it('keeps the payload by reference where it leaves a key out', () => {
    const request = { deep: {} };
    const { message } = decode({
      type: 'execute.command.request',
      id: '1',
      commandId: 'a',
      request,
      extra: 1,
    });
    expect((message as { request: unknown }).request).toBe(request);
  });

  it('takes an own key __proto__ for an unknown key', () => {
    const { message, reasons } = decode(
      JSON.parse('{"type":"event","id":"1","eventId":"e","__proto__":{"payload":1}}'),
    );
    expect(reasons).toEqual(['unknown key "__proto__"']);
    expect(message).toStrictEqual({ type: 'event', id: '1', eventId: 'e' });
  });

  it('names twenty unknown keys of a frame and counts the others', () => {
    const extra = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`x${index}`, 1]));
    const { message, reasons } = decode({ type: 'event', id: '1', eventId: 'e', ...extra });
    expect(message).toStrictEqual({ type: 'event', id: '1', eventId: 'e' });
    expect(reasons).toHaveLength(21);
    expect(reasons.at(-1)).toBe('980 more unknown keys');
  });

  it('cuts a long unknown type or key in its reason', () => {
    expect(decode({ type: 'x'.repeat(10_000), id: '1' }).reasons[0]?.length).toBeLessThan(150);
  });

  it('never throws, whatever comes in', () => {
    const almost = fc.record(
      {
        type: fc.constantFrom(
          'event',
          'execute.command.response',
          'list.commands.response',
          'register.command.request',
        ),
        id: fc.oneof(fc.string(), fc.anything()),
        thid: fc.oneof(fc.string(), fc.anything()),
        response: fc.anything(),
        commands: fc.oneof(fc.array(fc.anything()), fc.anything()),
        command: fc.anything(),
        eventId: fc.oneof(fc.string(), fc.anything()),
        _meta: fc.anything(),
        payload: fc.anything(),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), almost), (raw) => {
        const { message, reasons } = decode(raw);
        return message !== undefined || reasons.length > 0;
      }),
      { numRuns: 2_000 },
    );
  });
});
