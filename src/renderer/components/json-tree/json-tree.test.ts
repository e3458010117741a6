import { describe, expect, test } from 'vitest';
import { initiallyOpen } from './initiallyOpen';
import { decodedString, type JsonIndex, nodeAt, rawKey, rawText } from './JsonIndex';
import { JsonIndexer } from './JsonIndexer';
import { parseJsonPath, pathOf, selectByPath } from './jsonPath';
import { noteOf } from './notes';
import { layOut, MOST_ROWS, rowOfNode } from './rows';
import { TextSearch } from './searchText';

const indexed = (text: string): JsonIndex => {
  const indexer = new JsonIndexer(text);
  indexer.run(Infinity);
  if (!indexer.finished) throw new Error('not JSON');
  return indexer.index;
};

const sample =
  '{"orderId": "ord_\\"7\\"", "total": {"amount": 206.00, "currency": "EUR"}, "items": [{"sku": "KB"}, {"sku": "CAP"}], "sequence": 9007199254740993, "empty": [], "at": "2026-11-20T13:32:07.412Z"}';

describe('the index', () => {
  test('knows every value’s exact text, name and parent', () => {
    const index = indexed(sample);
    const numbers = Array.from({ length: index.size }, (_, node) => node).filter(
      (node) => index.kind[node] === 3,
    );
    expect(numbers.map((node) => [rawKey(index, node), rawText(index, node)])).toEqual([
      ['"amount"', '206.00'],
      ['"sequence"', '9007199254740993'],
    ]);
    expect(index.count[0]).toBe(6);
    expect(decodedString(rawText(index, 1))).toBe('ord_"7"');
    expect(pathOf(index, nodeAt(index, sample.indexOf('"CAP"')))).toBe('$.items[1].sku');
  });

  test('reads in slices what it reads at once', () => {
    const text = JSON.stringify(Array.from({ length: 5000 }, (_, i) => ({ i, name: `row ${i}` })));
    const sliced = new JsonIndexer(text);
    let clock = 0;
    let slices = 0;
    while (!sliced.run(1, () => (clock += 1))) slices++;
    expect(slices).toBeGreaterThan(3);
    expect(sliced.index.size).toBe(indexed(text).size);
    expect(sliced.progress).toBe(1);
  });

  test.each(['{"a" 1}', '[1, 2', '{"a": 1}}', '[}', 'nonsense', '', '{1: 2}'])('%s isn’t JSON', (text) => {
    const indexer = new JsonIndexer(text);
    indexer.run(Infinity);
    expect(indexer.failed).toBe(true);
  });
});

describe('paths', () => {
  const index = indexed(sample);
  const values = (path: string): string[] =>
    selectByPath(index, parseJsonPath(path) ?? []).map((node) => rawText(index, node));
  test.each([
    ['$.total.amount', ['206.00']],
    ['$.items[*].sku', ['"KB"', '"CAP"']],
    ["$['items'][-1]", ['{"sku": "CAP"}']],
    ['$..sku', ['"KB"', '"CAP"']],
    ['$.items[0].*', ['"KB"']],
    ['$..[1]', ['{"sku": "CAP"}']],
    ['$.gone', []],
  ])('%s', (path, expected) => {
    expect(values(path)).toEqual(expected);
  });
  test.each(['items', '$.', '$[', '$.a[b]'])('%s isn’t one yet', (path) => {
    expect(parseJsonPath(path)).toBeUndefined();
  });
  test('a node below two matches is found once', () => {
    const nested = indexed('{"a": {"a": {"b": 1}}}');
    expect(selectByPath(nested, parseJsonPath('$..a..b') ?? [])).toHaveLength(1);
  });
});

test('a search finds names and values, not punctuation', () => {
  const index = indexed(sample);
  const found = (query: string): string[] => {
    const search = new TextSearch(index, query);
    search.run(Infinity);
    return search.nodes.map((node) => pathOf(index, node));
  };
  expect(found('CAP')).toEqual(['$.items[1].sku']);
  expect(found('sku')).toEqual(['$.items[0].sku', '$.items[1].sku']);
  expect(found('206.00')).toEqual(['$.total.amount']);
  expect(found('{')).toEqual([]);
});

test('notes say what a double would have lost, and local time', () => {
  const index = indexed(sample);
  const note = (path: string) => noteOf(index, selectByPath(index, parseJsonPath(path) ?? [])[0] ?? 0);
  expect(note('$.total.amount')).toEqual({ kind: 'sent' });
  expect(note('$.sequence')).toEqual({ kind: 'big' });
  expect(note('$.at')).toMatchObject({ kind: 'time', iso: '2026-11-20T13:32:07.412Z' });
  expect(noteOf(indexed('1.5'), 0)).toBeUndefined();
});

describe('rows', () => {
  test('open parts have a closing row, short flat ones stay in one row', () => {
    const index = indexed(sample);
    const rows = layOut(index, { containers: initiallyOpen(index), lines: new Map() });
    const shown = Array.from(
      { length: rows.length },
      (_, row) =>
        `${'  '.repeat(rows.depth[row] ?? 0)}${rows.part[row] === -1 ? 'close' : (rawKey(index, rows.node[row] ?? 0) ?? rows.ordinal[row])}`,
    );
    expect(shown).toEqual([
      '-1',
      '  "orderId"',
      '  "total"',
      '    "amount"',
      '    "currency"',
      '  close',
      '  "items"',
      '    0',
      '    1',
      '  close',
      '  "sequence"',
      '  "empty"',
      '  "at"',
      'close',
    ]);
    for (let row = 0; row < rows.length; row++)
      if (rows.part[row] === 0) expect(rowOfNode(rows, index, rows.node[row] ?? 0)).toBe(row);
  });

  test('a long string takes further lines', () => {
    const index = indexed('["x"]');
    const rows = layOut(index, { containers: Uint8Array.of(1, 0), lines: new Map([[1, 3]]) });
    expect(Array.from(rows.part.slice(0, rows.length))).toEqual([0, 0, 1, 2, 3, -1]);
  });

  test('are bounded, and say so', () => {
    const index = indexed(`[${'0,'.repeat(MOST_ROWS)}0]`);
    const rows = layOut(index, { containers: new Uint8Array(index.size).fill(1), lines: new Map() });
    expect(rows.length).toBe(MOST_ROWS);
    expect(rows.cut).toBe(true);
  });
});
