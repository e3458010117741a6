import { describe, expect, it } from 'vitest';
import { parseJsonTree } from './parseJsonTree';

describe('parseJsonTree', () => {
  it('gives every number by its text and every node by its place', () => {
    const text = '{"total": {"amount": 206.00}, "sequence": 9007199254740993, "items": [true, "x"]}';
    const root = parseJsonTree(text);
    if (root.kind !== 'object') throw new Error('no object');
    expect(root.members.map((member) => member.key)).toEqual(['total', 'sequence', 'items']);
    const [total, sequence, items] = root.members.map((member) => member.value);
    expect(total).toMatchObject({ members: [{ key: 'amount', value: { kind: 'number', text: '206.00' } }] });
    expect(sequence).toMatchObject({ kind: 'number', text: '9007199254740993' });
    expect(text.slice(items?.start, items?.end)).toBe('[true, "x"]');
    expect(text.slice(root.members[0]?.keyStart, root.members[0]?.keyEnd)).toBe('"total"');
    expect(text.slice(root.start, root.end)).toBe(text);
  });

  it('keeps duplicate members, in order', () => {
    expect(parseJsonTree('{"a":1,"a":2}')).toMatchObject({
      members: [
        { key: 'a', value: { text: '1' } },
        { key: 'a', value: { text: '2' } },
      ],
    });
  });
});
