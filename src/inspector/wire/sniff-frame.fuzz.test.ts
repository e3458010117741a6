import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memberRanges } from './member-ranges';
import { sniffFrame } from './sniff-frame';

const frame = fc.record(
  {
    id: fc.string(),
    type: fc.constantFrom('event', 'execute.command.request', 'execute.command.response', 'x'),
    thid: fc.string(),
    commandId: fc.string(),
    eventId: fc.jsonValue(),
    response: fc.oneof(
      fc.jsonValue(),
      fc.record({ ok: fc.boolean(), result: fc.jsonValue(), error: fc.jsonValue() }),
    ),
    _meta: fc.oneof(fc.jsonValue(), fc.record({ traceparent: fc.string() })),
  },
  { requiredKeys: [] },
);

it('finds in any JSON object what JSON.parse finds', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, 3), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const ranges = memberRanges(text) ?? new Map<string, { start: number; end: number }>();
      const found = [...ranges].map(([key, { start, end }]) => [key, JSON.parse(text.slice(start, end))]);
      expect(Object.fromEntries(found)).toEqual(JSON.parse(text));
    }),
  );
});

it('ends, without throwing, on whatever a peer may send', () => {
  fc.assert(
    fc.property(frame, fc.nat(), fc.string({ maxLength: 3 }), (value, at, junk) => {
      const text = JSON.stringify(value);
      const place = at % (text.length + 1);
      for (const damaged of [text.slice(0, place), text.slice(0, place) + junk + text.slice(place)]) {
        const { body } = sniffFrame(damaged);
        if (body !== undefined) expect(body.end).toBeLessThanOrEqual(damaged.length);
      }
    }),
    { numRuns: 1_000 },
  );
});
