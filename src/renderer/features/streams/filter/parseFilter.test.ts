import { describe, expect, it } from 'vitest';
import type { Filterable } from './filter';
import { parseFilter } from './parseFilter';

const request: Filterable = {
  type: 'execute.command.request',
  id: 'orders.place',
  channel: 'root',
  direction: 'out',
  messageId: 'a91f2c60-53d1',
  sizeBytes: 1_612,
  durationMs: 2.9,
  states: ['request'],
  text: '{"customerId":"c_1042","total":{"amount":206.00,"currency":"EUR"}}',
  payload:
    '{"customerId":"c_1042","total":{"amount":206.00,"currency":"EUR"},"items":[{"sku":"KB-87"},{"sku":"CAP"}]}',
};
const list: Filterable = {
  type: 'list.commands.request',
  channel: 'main',
  direction: 'in',
  states: ['request'],
};
const late: Filterable = {
  type: 'execute.command.response',
  id: 'orders.watch',
  channel: 'root',
  states: ['reply', 'ignored', 'late', 'problem'],
};
const rows = { request, list, late };

/** The names of the rows that pass. */
const passing = (text: string): string[] => {
  const { matches, problems } = parseFilter(text);
  expect(problems).toEqual([]);
  return Object.entries(rows)
    .filter(([, row]) => matches(row))
    .map(([name]) => name);
};

describe('parseFilter', () => {
  it.each([
    ['', ['request', 'list', 'late']],
    ['orders', ['request', 'late']],
    ['ORDERS eur', ['request']],
    ['"customerId\\":\\"c_"', ['request']],
    ['channel:root -type:list', ['request', 'late']],
    ['-type:list', ['request', 'late']],
    ['type:response', ['late']],
    ['type:list,response', ['list', 'late']],
    ['type:execute.*.request', ['request']],
    ['id:orders.*', ['request', 'late']],
    ['id:orders', ['request', 'late']],
    ['id:order', []],
    ['id:*.place', ['request']],
    ['dir:in', ['list']],
    ['dir:sent', ['request']],
    ['is:late', ['late']],
    ['is:problem', ['late']],
    ['-is:late', ['request', 'list']],
    ['size:>1.5KB', ['request']],
    ['size:<1KB', []],
    ['duration:>2ms duration:<3ms', ['request']],
    ['message:a91f*', ['request']],
    ['http://x', []],
  ])('%s', (text, expected) => {
    expect(passing(text)).toEqual(expected);
  });

  it.each([
    ['amount>100', true],
    ['amount>206', false],
    ['amount>=206', true],
    ['amount=206', true],
    ['amount=206.00', true],
    ['amount!=206', false],
    ['total.amount<207', true],
    ['customerId.amount>1', false],
    ['currency=EUR', true],
    ['currency=e*', true],
    ['currency!=USD', true],
    ['items.1.sku=CAP', true],
    ['items.0.sku=CAP', false],
    ['sku=CAP', true],
    ['missing=1', false],
    ['-missing=1', true],
    ['currency>100', false],
  ])('compares payloads: %s', (text, expected) => {
    expect(parseFilter(text).matches(request)).toBe(expected);
  });

  it('compares integers beyond 2^53 exactly', () => {
    const row: Filterable = { states: [], payload: '{"sequence":9007199254740993}' };
    expect(parseFilter('sequence=9007199254740993').matches(row)).toBe(true);
    expect(parseFilter('sequence=9007199254740992').matches(row)).toBe(false);
    expect(parseFilter('sequence>9007199254740992').matches(row)).toBe(true);
  });

  it('reads a cut payload as far as it goes, but not a number at the cut', () => {
    const row: Filterable = { states: [], payload: '{"a":1,"b":{"n":12', payloadCut: true };
    expect(parseFilter('a=1').matches(row)).toBe(true);
    expect(parseFilter('n=12').matches(row)).toBe(false);
    expect(parseFilter('a=1').readsPayload).toBe(true);
  });

  it.each([
    ['foo:bar', 0, 7, 'There is no key “foo”'],
    ['orders dir:up', 7, 13, 'It can be in, received, out, sent.'],
    ['is:whatever', 0, 11, '“whatever” can’t be the value of is'],
    ['type:', 0, 5, 'Nothing follows the colon'],
    ['amount>', 0, 7, 'Nothing follows >'],
    ['size:>big', 0, 9, 'Write it as size:>1.5KB.'],
    ['a "b c', 2, 6, 'A closing quote is missing.'],
  ])('tells what is wrong and where: %s', (text, start, end, message) => {
    const [problem] = parseFilter(text).problems;
    expect(problem).toMatchObject({ start, end });
    expect(problem?.message).toContain(message);
  });

  it('leaves out what has a problem and keeps the rest', () => {
    const filter = parseFilter('id:orders.place dir:up');
    expect(filter.matches(request)).toBe(true);
    expect(filter.matches(late)).toBe(false);
  });
});
