// @vitest-environment happy-dom
import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { changeBetween } from './changeBetween';
import { diagnosticsOf } from './problemMarks';
import { schemaCompletion } from './schemaCompletion';
import { withoutSoftBreaks, withSoftBreaks } from './softBreaks';

const schema = {
  type: 'object',
  properties: {
    kind: { enum: ['card', 'invoice'] },
    customer: { $ref: '#/$defs/customer' },
    lines: { type: 'array', items: { type: 'object', properties: { sku: {}, gift: { type: 'boolean' } } } },
  },
  required: ['kind'],
  $defs: { customer: { anyOf: [{ properties: { name: {}, constructor: {} } }, { type: 'null' }] } },
};

/** Completes at the `|` of a text. */
async function complete(marked: string): Promise<string[]> {
  const position = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: [json()] });
  const result = await schemaCompletion(() => schema)(new CompletionContext(state, position, true));
  return result?.options.map((option) => option.label) ?? [];
}

describe('completion', () => {
  test('offers the members that are not there yet', async () => {
    expect(await complete('{ "kind": "card", "| }')).toEqual(['"customer"', '"lines"']);
    expect(await complete('{|}')).toEqual(['"kind"', '"customer"', '"lines"']);
  });
  test('goes through references, unions and items', async () => {
    expect(await complete('{ "customer": { | } }')).toEqual(['"name"', '"constructor"']);
    expect(await complete('{ "lines": [{ "sku": 1 }, { "| }] }')).toEqual(['"sku"', '"gift"']);
  });
  test('offers values', async () => {
    expect(await complete('{ "kind": | }')).toEqual(['"card"', '"invoice"']);
    expect(await complete('{ "kind": "c|" }')).toEqual(['"card"', '"invoice"']);
    expect(await complete('{ "lines": [{ "gift": | }] }')).toEqual(['true', 'false']);
  });
  test('offers nothing behind a finished value', async () => {
    expect(await complete('{ "kind": "card" | }')).toEqual([]);
  });
});

describe('marks', () => {
  test('stand at the value that the pointer names, or the nearest around it', () => {
    const text = '{"address": {"post/code": "7501"}, "items": [1, 2]}';
    const at = (path: string): string => {
      const [mark] = diagnosticsOf(text, [{ path, message: 'wrong' }]);
      return text.slice(mark?.from, mark?.to);
    };
    expect(at('/address/post~1code')).toBe('"7501"');
    expect(at('/items/1')).toBe('2');
    expect(at('/items/7')).toBe('[');
    expect(at('/address/city')).toBe('{');
  });
  test('stand at members whose names come again, and say which one is sent', () => {
    const text = '{"name": "Grace", "at": [{"x": 1, "x": 2, "x": {"y":\n 3}}], "name": "Ada"}';
    const marks = diagnosticsOf(text, []);
    expect(marks.map(({ from, severity, message }) => [from, severity, message])).toEqual([
      [text.indexOf('"name"'), 'warning', '"name" is written twice; the last one, "Ada", is sent'],
      [text.indexOf('"x"'), 'warning', '"x" is written 3 times; the last one, {"y": 3}, is sent'],
      [text.indexOf('"x": 2'), 'warning', '"x" is written 3 times; the last one, {"y": 3}, is sent'],
    ]);
    expect(diagnosticsOf('{"a": {"b": 1}, "b": 1, "A": 1}', [])).toEqual([]);
  });
  test('a text that is not JSON has one fault, where it is', () => {
    const [mark, ...rest] = diagnosticsOf('{\n "a" 1}', [{ path: '', message: 'hidden' }]);
    expect(rest).toEqual([]);
    expect(mark?.message).toContain('colon');
    expect(mark?.from).toBe(7);
  });
});

test('only what differs is replaced', () => {
  expect(changeBetween('{"a":1}', '{"a":12}')).toEqual({ from: 6, to: 6, insert: '2' });
  expect(changeBetween('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
  expect(changeBetween('same', 'same')).toBeUndefined();
});

test('long lines are broken so that the text can be had back', () => {
  const text = `short\n${'ab😀'.repeat(2000)}\nlast`;
  const broken = withSoftBreaks(text);
  expect(Math.max(...broken.split('\n').map((line) => line.length))).toBeLessThan(200);
  expect(withoutSoftBreaks(broken)).toBe(text);
  expect(withSoftBreaks('{\n}')).toBe('{\n}');
});
