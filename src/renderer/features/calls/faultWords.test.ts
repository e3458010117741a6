import { describe, expect, it } from 'vitest';
import { type FaultFacts, faultWords } from './faultWords';

const facts = (part: Partial<FaultFacts> & { fault: FaultFacts['fault'] }): FaultFacts => ({
  call: { commandId: 'orders.watch', timeoutMs: 30_000 },
  peer: 'root',
  owner: 'orders',
  passes: undefined,
  others: 0,
  ...part,
});

describe('the words of an error', () => {
  it('say which schema differs where the request passed the check here', () => {
    const words = faultWords(
      facts({
        fault: { code: 'invalid_request', message: 'a: must match', origin: 'peer', path: '/a' },
        passes: true,
      }),
    );
    expect(words.lead).toBe('orders refused the request before running it.');
    expect(words.quote).toBe('a: must match');
    expect(words.advice).toContain('differs from the one that orders uses');
  });

  it('say that a private command isn’t sent', () => {
    const fault = { code: 'not_found', message: 'No command _a can be reached.', origin: 'here' } as const;
    const { lead } = faultWords(facts({ fault, call: { commandId: '_a', timeoutMs: 30_000 } }));
    expect(lead).toBe(
      '_a is private: an id that begins with _ isn’t called over a channel. Nothing was sent.',
    );
  });

  it('say that a reply came which can’t be read', () => {
    const unreadableReply = {
      afterMs: 12,
      reason: 'the line has 70000160 bytes, the limit is 64 MiB',
      seq: 3,
    };
    const fault = { code: 'timeout', message: '', origin: 'here' } as const;
    const words = faultWords(facts({ fault, call: { commandId: 'a', timeoutMs: 30_000, unreadableReply } }));
    expect(words.lead).toBe('root sent no reply that can be read within 30 s.');
    expect(words.advice).toContain('can’t be read: the line has 70000160 bytes, the limit is 64 MiB.');
  });

  it('blame no schema where the refusal names no place', () => {
    const fault = { code: 'invalid_request', message: 'There is no order yet.', origin: 'peer' } as const;
    expect(faultWords(facts({ fault, passes: true }))).toEqual({
      lead: 'orders refused the request.',
      quote: 'There is no order yet.',
    });
  });

  it('say after a timeout whether the peer answers anything', () => {
    const fault = { code: 'timeout', message: '', origin: 'here' } as const;
    const call = { commandId: 'orders.watch', timeoutMs: 30_000 };
    expect(faultWords(facts({ fault })).lead).toBe('root didn’t answer within 30 s.');
    expect(faultWords(facts({ fault, call: { ...call, peerAnswers: true } })).advice).toContain(
      'answered a list request since',
    );
    expect(faultWords(facts({ fault, call: { ...call, peerAnswers: false } })).advice).toContain(
      'answers nothing any more',
    );
  });

  it('say what a closed channel leaves unknown, once', () => {
    const closed = (message: string) =>
      faultWords(facts({ fault: { code: 'channel_disconnected', message, origin: 'here' }, others: 2 }));
    expect(
      closed(
        "The channel from main to root closed before the reply (exit code 134). Whether orders.watch was carried out isn't known. This and 2 other calls were waiting.",
      ),
    ).toEqual({
      lead: 'The link to root closed before the reply (exit code 134).',
      advice: "Whether orders.watch was carried out isn't known. This and 2 other calls were waiting.",
    });
    expect(closed('Demo mesh is still connecting. Nothing was sent.')).toEqual({
      lead: 'Demo mesh is still connecting. Nothing was sent.',
    });
  });

  it('keep a code that nobody knows', () => {
    expect(faultWords(facts({ fault: { code: 'E_ODD', message: 'x', origin: 'peer' } })).quote).toBe('x');
  });
});
