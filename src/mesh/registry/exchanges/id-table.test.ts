import { beforeEach, describe, expect, it } from 'vitest';
import { IdSource } from '../../protocol/id-source';
import { type Identified, IdTable } from './id-table';

const item = (id: string): Identified => ({ id, number: -1, place: 0 });

describe('IdTable', () => {
  let table: IdTable<Identified>;
  const all = (): string[] => {
    const ids: string[] = [];
    table.forEach(({ id }) => ids.push(id));
    return ids.sort();
  };
  beforeEach(() => {
    table = new IdTable();
  });

  it('finds items by ids of any kind, those that share a place and those that have none', () => {
    const ids = [
      '',
      '1',
      'abc',
      'x'.repeat(1_000_000),
      'ä€😀😀😀😀',
      '1-00001',
      '2-00001',
      '3-00001',
      '__proto__',
    ];
    const items = ids.map(item);
    for (const each of items) table.add(each);
    expect(ids.map((id) => table.get(id))).toEqual(items);
    expect(table.get('4-00001')).toBeUndefined();
    expect(all()).toEqual([...ids].sort());
    for (const each of items) table.remove(each);
    expect([table.size, ids.map((id) => table.get(id)).filter(Boolean)]).toEqual([0, []]);
  });

  it('goes on finding one whose place was taken when its predecessor goes', () => {
    const [first, second] = [item('1-00001'), item('2-00001')];
    table.add(first);
    table.add(second);
    table.remove(first);
    expect([table.get('1-00001'), table.get('2-00001')]).toEqual([undefined, second]);
    table.add(first);
    expect([table.get('1-00001'), table.get('2-00001'), table.size]).toEqual([first, second, 2]);
  });

  it('looks for our own ids where they say that they are', () => {
    const source = new IdSource();
    for (let made = 0; made < 10_000; made += 1) {
      const id = source.next();
      const own = { id, number: Number(source.shortened(id)), place: 0 };
      table.add(own);
      expect(own.place).toBe(Number.parseInt(id.slice(-5), 16));
      expect(table.get(id)).toBe(own);
    }
  });

  it('holds a hundred thousand, and finds them while they come and go', () => {
    const source = new IdSource();
    const items = Array.from({ length: 100_000 }, () => item(source.next()));
    for (const each of items) table.add(each);
    expect(table.size).toBe(100_000);
    for (const [index, each] of items.entries()) if (index % 3 > 0) table.remove(each);
    const found = items.filter(({ id }) => table.get(id) !== undefined);
    expect(found).toHaveLength(table.size);
    for (const each of found) table.remove(each);
    expect(table.size).toBe(0);
  });

  it('visits those that were there from the start though others come and go meanwhile', () => {
    for (let id = 0; id < 100; id += 1) table.add(item(`id-0000${id.toString(16)}`));
    let visited = 0;
    table.forEach((each) => {
      if (each.id.startsWith('new')) return;
      visited += 1;
      table.remove(each);
      for (let more = 0; more < 10; more += 1) table.add(item(`new-${visited}-${more}`));
    });
    expect(visited).toBe(100);
    expect(table.size).toBe(1_000);
  });
});
