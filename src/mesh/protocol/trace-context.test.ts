import { describe, expect, it } from 'vitest';
import { IdSource } from './id-source';
import { TraceContexts } from './trace-context';

const W3C = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('TraceContexts', () => {
  const traces = new TraceContexts(new IdSource());

  it('carries nothing where tracing is off and nothing was given', () => {
    expect(traces.metaOf(undefined, false)).toBeUndefined();
  });

  it('begins a trace of its own for every call where tracing is on, and keeps free keys', () => {
    const [one, other] = [traces.metaOf({ free: 1 }, true), traces.metaOf(undefined, true)];
    expect(one).toMatchObject({ free: 1, traceparent: expect.stringMatching(W3C) });
    expect(other?.traceparent).toMatch(W3C);
    expect(other?.traceparent?.slice(3, 35)).not.toBe(one?.traceparent?.slice(3, 35));
  });

  it.each([true, false])('continues a given context under a span of its own (tracing %s)', (tracing) => {
    const meta = traces.metaOf({ traceparent: given, tracestate: 'a=b' }, tracing);
    expect(meta?.tracestate).toBe('a=b');
    expect(meta?.traceparent).toMatch(W3C);
    expect(meta?.traceparent?.slice(0, 36)).toBe(given.slice(0, 36));
    expect(meta?.traceparent).not.toBe(given);
  });

  it('leaves a context alone that it does not understand', () => {
    expect(traces.metaOf({ traceparent: '99-weird' }, true)).toEqual({ traceparent: '99-weird' });
  });
});
