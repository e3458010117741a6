import { describe, expect, it } from 'vitest';
import { memberText } from './memberText';

describe('memberText', () => {
  it.each([
    ['{"type":"event","payload":{"payload":1, "n":206.00},"id":"x"}', '{"payload":1, "n":206.00}'],
    ['{"a":{"payload":2},"payload": [1,[2]] }', '[1,[2]]'],
    ['{"payload":9007199254740993}', '9007199254740993'],
    ['{"payload":"a\\"b"}', '"a\\"b"'],
    ['{"payload":null}', 'null'],
    ['{"a":{"payload":2}}', undefined],
    ['[{"payload":2}]', undefined],
    ['{"a":1', undefined],
    ['oops', undefined],
  ])('%s', (frame, payload) => {
    expect(memberText(frame, 'payload')).toBe(payload);
  });
});
