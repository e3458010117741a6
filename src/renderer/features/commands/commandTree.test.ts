import { describe, expect, it } from 'vitest';
import { treeRows } from './commandTree';
import { filterCommands, markParts } from './filterCommands';

const commands = ['math.sub', 'math.add', 'ping', 'orders.refunds.list', 'orders.place', 'orders'].map(
  (id) => ({ id }),
);

const drawn = (closed: string[] = []) =>
  treeRows(commands, new Set(closed)).map((row) =>
    row.kind === 'group'
      ? `${' '.repeat(row.level - 1)}${row.open ? 'v' : '>'} ${row.name} ${row.count}`
      : `${' '.repeat(row.level - 1)}${row.name}`,
  );

describe('the tree of commands', () => {
  it('groups by dotted name, sorted, with counts', () => {
    expect(drawn()).toEqual([
      'v math 2',
      ' add',
      ' sub',
      'v orders 2',
      ' v refunds 1',
      '  list',
      ' place',
      'orders',
      'ping',
    ]);
  });

  it('hides what is in a closed group, and still counts it', () => {
    expect(drawn(['orders', 'math'])).toEqual(['> math 2', '> orders 2', 'orders', 'ping']);
  });

  it('keeps an id with odd dots callable', () => {
    const rows = treeRows([{ id: '.a..b.' }], new Set());
    expect(rows.at(-1)).toMatchObject({ kind: 'command', command: { id: '.a..b.' } });
  });
});

describe('the filter', () => {
  it('finds every word, whatever its case, in id or description', () => {
    const all = [{ id: 'orders.place', description: 'Reserve stock' }, { id: 'orders.list' }];
    expect(filterCommands(all, 'ORD pla').map(({ id }) => id)).toEqual(['orders.place']);
    expect(filterCommands(all, 'stock').map(({ id }) => id)).toEqual(['orders.place']);
    expect(filterCommands(all, 'nothing')).toEqual([]);
  });

  it('lists ids that begin with it before those that only hold it', () => {
    const all = [{ id: 'a.math' }, { id: 'math.add' }];
    expect(filterCommands(all, 'math').map(({ id }) => id)).toEqual(['math.add', 'a.math']);
  });

  it('marks what it found', () => {
    expect(markParts('orders.place', 'ord')).toEqual([
      { text: 'ord', marked: true },
      { text: 'ers.place', marked: false },
    ]);
    expect(markParts('aXa', 'a')).toEqual([
      { text: 'a', marked: true },
      { text: 'X', marked: false },
      { text: 'a', marked: true },
    ]);
  });
});
