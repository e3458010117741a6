// @vitest-environment happy-dom
import { parseJson } from '@json';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ThemeProvider } from '../../theme/ThemeProvider';
import { checkRequest } from '../check/checkRequest';
import { defaultRequestText } from '../schema/defaultRequestText';
import { withDay } from './fields/MomentPicker';
import { focusField } from './focusField';
import { RequestForm } from './RequestForm';

afterEach(cleanup);

const seen = { text: '' };
const onSubmit = vi.fn();

function Held({ schema, initial }: { schema: unknown; initial: string }): ReactNode {
  const [held, hold] = useState(initial);
  return (
    <RequestForm
      schema={schema}
      text={held}
      onTextChange={(next) => {
        seen.text = next;
        hold(next);
      }}
      problems={checkRequest(schema, held).problems}
      onSubmit={onSubmit}
    />
  );
}
const form = (schema: unknown, initial = defaultRequestText(schema) ?? '') => {
  seen.text = initial;
  return render(
    <ThemeProvider>
      <Held schema={schema} initial={initial} />
    </ThemeProvider>,
  );
};
const value = (): unknown => JSON.parse(seen.text);
const type = (label: string, typed: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value: typed } });
};

describe('numbers', () => {
  const schema = {
    type: 'object',
    properties: { amount: { type: 'number' }, sequence: { type: 'integer' }, name: { type: 'string' } },
    required: ['amount', 'sequence', 'name'],
  };
  test('keep their text, touched or not', () => {
    form(schema, '{"amount": 206.00, "sequence": 9007199254740993, "name": "a"}');
    type('name', 'b');
    expect(seen.text).toContain('"amount": 206.00');
    expect(seen.text).toContain('"sequence": 9007199254740993');
    type('amount', '38.50');
    type('sequence', '18446744073709551615');
    expect(seen.text).toContain('"amount": 38.50');
    expect(seen.text).toContain('"sequence": 18446744073709551615');
  });
  test('that are a schema’s defaults, examples or choices keep it, too', () => {
    const defaults = (text: string) => defaultRequestText(parseJson(text))?.replace(/\s+/g, '');
    expect(defaults('{"type":"number","default":129.00}')).toBe('129.00');
    expect(defaults('{"examples":[1e3]}')).toBe('1e3');
    expect(defaults('{"enum":[9007199254740993,2]}')).toBe('9007199254740993');
    expect(defaults('{"default":{"a":[{"b":38.50}],"c":18446744073709551615}}')).toBe(
      '{"a":[{"b":38.50}],"c":18446744073709551615}',
    );
    const order = `{"type":"object","properties":{"price":{"$ref":"#/$defs/money","title":"Price"}},
      "required":["price"],"$defs":{"money":{"type":"number","default":7.10}}}`;
    expect(defaults(order)).toBe('{"price":7.10}');
    form(parseJson('{"type":"array","items":{"type":"number","default":0.50}}'), '[]');
    fireEvent.click(screen.getByText('Add item'));
    expect(seen.text.replace(/\s+/g, '')).toBe('[0.50]');
  });
  test('beyond a double are chosen among as they are', () => {
    form(parseJson('{"enum":[9007199254740993,1.50]}'), '1.50');
    expect(screen.getByRole('radio', { name: '1.50' })).toHaveProperty('checked', true);
    fireEvent.click(screen.getByRole('radio', { name: '9007199254740993' }));
    expect(seen.text).toBe('9007199254740993');
  });
  test('what isn’t a number yet stays in the field, and is marked', () => {
    form(schema, '{"amount": 1, "sequence": 2, "name": ""}');
    type('amount', '12.');
    expect((screen.getByLabelText('amount') as HTMLInputElement).value).toBe('12.');
    expect(screen.getByRole('alert').textContent).toBe('Must be a number');
    expect(screen.getByLabelText('amount').getAttribute('aria-invalid')).toBe('true');
    type('amount', '12.5');
    expect(value()).toMatchObject({ amount: 12.5 });
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('members', () => {
  const schema = {
    type: 'object',
    properties: {
      id: { type: 'string' },
      note: { type: ['string', 'null'] },
      limit: { type: 'integer', minimum: 3 },
    },
    required: ['id'],
  };
  test('absent ones wait as chips and come with their first value; they can be left out again', () => {
    form(schema);
    expect(value()).toEqual({ id: '' });
    fireEvent.click(screen.getByLabelText('Send limit'));
    expect(value()).toEqual({ id: '', limit: 3 });
    fireEvent.click(screen.getByLabelText('Leave limit out'));
    expect(value()).toEqual({ id: '' });
  });
  test('a nullable one switches between null and a value', () => {
    form(schema, '{"id": "a", "note": null}');
    type('note', 'x');
    expect(value()).toEqual({ id: 'a', note: 'x' });
    fireEvent.click(screen.getByLabelText('note: null'));
    expect(value()).toEqual({ id: 'a', note: null });
    fireEvent.click(screen.getByLabelText('note: null'));
    expect(value()).toEqual({ id: 'a', note: '' });
  });
  test('those that no schema describes are kept and can be edited as JSON', () => {
    form(schema, '{"id": "a", "extra": {"x": 1}}');
    expect(screen.getByText('extra')).toBeTruthy();
    type('id', 'b');
    expect(value()).toEqual({ id: 'b', extra: { x: 1 } });
  });
});

describe('arrays', () => {
  const row = {
    type: 'object',
    properties: {
      sku: { type: 'string' },
      quantity: { type: 'integer', minimum: 1 },
      gift: { type: 'boolean' },
    },
    required: ['sku', 'quantity'],
  };
  test('flat objects are a table', () => {
    form({
      type: 'object',
      properties: { items: { type: 'array', items: row, minItems: 1, maxItems: 50 } },
      required: ['items'],
    });
    expect(screen.getByText('1 of 1–50')).toBeTruthy();
    fireEvent.click(screen.getByText('Add item'));
    type('sku of item 1', 'CAP');
    fireEvent.click(screen.getByLabelText('gift of item 1'));
    fireEvent.click(screen.getByLabelText('Remove item 0'));
    expect(value()).toEqual({ items: [{ sku: 'CAP', quantity: 1, gift: true }] });
  });
  test('tuples have their places', () => {
    form({ type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false });
    type('1', 'x');
    expect(value()).toEqual([0, 'x']);
    expect(screen.queryByText('Add item')).toBeNull();
  });
});

describe('unions', () => {
  test('tagged: the tag chooses the form, and what both have is kept', () => {
    const card = {
      type: 'object',
      properties: { kind: { const: 'card' }, who: { type: 'string' }, token: { type: 'string' } },
      required: ['kind', 'who', 'token'],
    };
    const invoice = {
      type: 'object',
      properties: { kind: { const: 'invoice' }, who: { type: 'string' }, days: { type: 'integer' } },
      required: ['kind', 'who', 'days'],
    };
    form(
      { type: 'object', properties: { payment: { oneOf: [card, invoice] } }, required: ['payment'] },
      '{"payment": {"kind": "card", "who": "Ada", "token": "t"}}',
    );
    expect(screen.getByText(/told apart by/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText('invoice'));
    expect(value()).toEqual({ payment: { kind: 'invoice', who: 'Ada', days: 0 } });
    expect(screen.getByLabelText('days')).toBeTruthy();
  });
  test('as Rust writes them: one member or a bare name', () => {
    const shape = {
      oneOf: [
        {
          type: 'object',
          properties: { Circle: { type: 'number' } },
          required: ['Circle'],
          additionalProperties: false,
        },
        { const: 'Point' },
      ],
    };
    form(shape);
    fireEvent.click(screen.getByLabelText('Point'));
    expect(value()).toBe('Point');
    fireEvent.click(screen.getByLabelText('Circle'));
    expect(value()).toEqual({ Circle: 0 });
  });
  test('of which the value fits none, both are offered', () => {
    form({ anyOf: [{ type: 'integer' }, { type: 'string' }] }, 'true');
    fireEvent.click(screen.getByLabelText('string'));
    expect(value()).toBe('');
  });
});

test('maps: entries are added, named and removed', () => {
  form({ type: 'object', additionalProperties: { type: 'integer' } }, '{"a": 1}');
  fireEvent.click(screen.getByText('Add entry'));
  const [, name] = screen.getAllByLabelText('Name of the entry');
  if (name === undefined) throw new Error('the entry isn’t there');
  fireEvent.change(name, { target: { value: 'constructor' } });
  fireEvent.blur(name);
  type('constructor', '5');
  expect(seen.text.replace(/\s/g, '')).toBe('{"a":1,"constructor":5}');
  fireEvent.click(screen.getByLabelText('Leave a out'));
  expect(seen.text.replace(/\s/g, '')).toBe('{"constructor":5}');
});

test('recursion unfolds only where there is a value', () => {
  const tree = {
    type: 'object',
    properties: { value: { type: 'integer' }, next: { $ref: '#' } },
    required: ['value'],
  };
  form(tree, '{"value": 1, "next": {"value": 2}}');
  expect(screen.getAllByLabelText('value')).toHaveLength(2);
});

test('allOf, if and references are merged', () => {
  const schema = {
    $defs: { base: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } },
    allOf: [
      { $ref: '#/$defs/base' },
      { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'] },
    ],
    if: { properties: { on: { const: true } } },
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword is called so
    then: { properties: { reason: { type: 'string' } }, required: ['reason'] },
  };
  form(schema, '{"id": "a", "on": false}');
  expect(screen.queryByLabelText('reason')).toBeNull();
  fireEvent.click(screen.getByLabelText('on'));
  type('reason', 'because');
  expect(value()).toEqual({ id: 'a', on: true, reason: 'because' });
});

test('another day leaves the time of a date-time as it was', () => {
  expect(withDay('2026-11-20T13:32:07.412+01:00', '2026-12-01', 'date-time')).toBe(
    '2026-12-01T13:32:07.412+01:00',
  );
  expect(withDay('', '2026-12-01', 'date-time')).toBe('2026-12-01T00:00:00Z');
  form({ type: 'string', format: 'date-time' }, '"2026-11-20T13:32:07.412Z"');
  fireEvent.click(screen.getByLabelText('Choose a moment'));
  fireEvent.click(screen.getByText('Now'));
  expect(value()).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(value()).not.toBe('2026-11-20T13:32:07.412Z');
});

test('bare values have one field', () => {
  form({ type: 'string' });
  type('value', 'Ada');
  expect(seen.text).toBe('"Ada"');
});

test('Mod+Enter submits, and the first problem can be gone to', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'object', properties: { b: { type: 'string', minLength: 1 } }, required: ['b'] },
    },
    required: ['a'],
  };
  form(schema, '{"a": {"b": ""}}');
  fireEvent.keyDown(screen.getByLabelText('b'), { key: 'Enter', ctrlKey: true });
  expect(onSubmit).toHaveBeenCalledTimes(1);
  expect(focusField(document, '/a/b')).toBe(true);
  expect(document.activeElement).toBe(screen.getByLabelText('b'));
});

test('a text that isn’t JSON is said to be none', () => {
  form({ type: 'object' }, '{"a": ');
  expect(screen.getByText(/isn’t JSON/)).toBeTruthy();
});

describe('hostile schemas', () => {
  test('10,000 members', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`m${i}`, { type: 'string' }]),
    );
    const started = performance.now();
    form({ type: 'object', properties, required: Object.keys(properties).slice(0, 5000) });
    expect(screen.getAllByRole('textbox').length).toBeLessThan(400);
    expect(screen.getByText(/of 5,000 members shown/)).toBeTruthy();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
  test('markup in titles and descriptions stays text; ui: keys do nothing', () => {
    const evil = '<img src=x onerror="globalThis.hit=1"> [x](javascript:alert(1))';
    form({
      type: 'object',
      title: evil,
      'ui:widget': 'hidden',
      properties: { a: { type: 'string', title: evil, description: evil, 'ui:field': 'gone' } },
      required: ['a'],
    });
    expect(screen.getByLabelText('a')).toBeTruthy();
    expect(document.querySelector('img, a[href]')).toBeNull();
  });
  test('a hundred thousand choices', () => {
    form({ enum: Array.from({ length: 100_000 }, (_, i) => `choice ${i}`) });
    const field = screen.getByRole('combobox');
    expect((field as HTMLInputElement).value).toBe('choice 0');
    expect(within(document.body).queryAllByRole('option').length).toBeLessThan(300);
  });
});

describe('what is added', () => {
  test('has the focus, its text selected, and keeps it in the next field while it is renamed', async () => {
    form({ type: 'object', additionalProperties: { type: 'string' } }, '{}');
    fireEvent.click(screen.getByText('Add entry'));
    const name = screen.getByLabelText<HTMLInputElement>('Name of the entry');
    await vi.waitFor(() => expect(document.activeElement).toBe(name));
    const next = [...screen.getByTestId('request-form').querySelectorAll('input, button')].indexOf(name) + 1;
    expect(screen.getByTestId('request-form').querySelectorAll('input, button')[next]).toBe(
      screen.getByLabelText('key'),
    );
    expect([name.selectionStart, name.selectionEnd]).toEqual([0, 'key'.length]);
    fireEvent.change(name, { target: { value: 'Grace' } });
    const text = screen.getByLabelText('key');
    text.focus();
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Grace')));
    expect(value()).toEqual({ Grace: '' });
  });
  test('is gone to in lists and tables, too', async () => {
    const row = { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] };
    form(
      {
        type: 'object',
        properties: {
          tags: { type: 'array', items: { type: 'string' } },
          rows: { type: 'array', items: row },
        },
        required: ['tags', 'rows'],
      },
      '{"tags": [], "rows": []}',
    );
    const [addTag, addRow] = screen.getAllByText('Add item');
    fireEvent.click(addTag as HTMLElement);
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('0')));
    fireEvent.click(addRow as HTMLElement);
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('sku of item 0')));
  });
});
