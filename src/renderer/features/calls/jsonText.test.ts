import { describe, expect, it } from 'vitest';
import { compactJson, requestFrame, sameJson } from './jsonText';

describe('JSON text', () => {
  it('loses only white space outside strings', () => {
    expect(compactJson('{ "a b" : [ 1 ,\n 206.00 ], "c": "x \\" y" }')).toBe(
      '{"a b":[1,206.00],"c":"x \\" y"}',
    );
  });

  it('is the same however it is laid out, but not with other numbers', () => {
    expect(sameJson('{"a": 1}', '{ "a":1 }')).toBe(true);
    expect(sameJson('{"a": 1.0}', '{"a": 1}')).toBe(false);
  });

  it('becomes a frame with its numbers as written', () => {
    expect(requestFrame('i', 'a.b', '{ "n": 9007199254740993 }')).toBe(
      '{"id":"i","type":"execute.command.request","commandId":"a.b","request":{"n":9007199254740993}}',
    );
    expect(requestFrame('i', 'a.b', undefined)).toBe(
      '{"id":"i","type":"execute.command.request","commandId":"a.b"}',
    );
  });
});
