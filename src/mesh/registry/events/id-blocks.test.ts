import { describe, expect, it } from 'vitest';
import { NumberedIds } from '../../protocol/pack/numbered-ids';
import { IdBlocks } from './id-blocks';

const EVER = 1_000_000;
const PREFIX = '3f2b8c1e-9d47-4a6b-8e21-';
const idOf = (number: number): string => `${PREFIX}${number.toString(16).padStart(12, '0')}`;

describe('IdBlocks', () => {
  it('takes ids as long as a UUID, of ASCII, and no others', () => {
    const blocks = new IdBlocks();
    expect(blocks.add(idOf(1), 1, EVER, EVER)).toBe(true);
    expect(blocks.add('a', 2, EVER, EVER)).toBeUndefined();
    expect(blocks.add(`é${idOf(1).slice(1)}`, 2, EVER, EVER)).toBeUndefined();
  });

  it('forgets what came before its reach, in blocks that were fresh together', () => {
    const blocks = new IdBlocks();
    blocks.add(idOf(1), 1, EVER, EVER);
    blocks.add(idOf(2), 2, EVER, 1); // the first can't be forgotten together with it
    blocks.add(idOf(3), 3, EVER, 2);
    expect(blocks.add(idOf(1), 4, 4, 3)).toBe(false);
    expect(blocks.add(idOf(1), 4, 3, 1)).toBe(true);
    expect(blocks.add(idOf(2), 5, 4, 1)).toBe(false);
    expect(blocks.add(idOf(3), 5, 3, 1)).toBe(true);
  });

  it('knows its blocks after growing, also those of one key', () => {
    const blocks = new IdBlocks();
    let order = 0;
    for (let round = 0; round < 4; round += 1) {
      // Each round's ids are in blocks of their own: nothing is fresh for longer.
      const from = order;
      for (let number = 0; number < 4_000; number += 1) {
        order += 1;
        expect(blocks.add(idOf(number * 4 + round), order, EVER, order - from)).toBe(true);
      }
    }
    for (let number = 0; number < 16_000; number += 1) {
      expect(blocks.add(idOf(number), order + 1, EVER, 1)).toBe(false);
    }
  });

  it('tells ids apart that stand between two of a block, or nearly', () => {
    const blocks = new IdBlocks();
    const known = new Set<string>();
    let seed = 7;
    const below = (count: number): number => {
      seed = (seed * 48271) % 0x7fff_ffff;
      return seed % count;
    };
    let [number, fresh] = [0, 0];
    for (let order = 1; order < 30_000; order += 1) {
      number = below(40) === 0 ? below(20_000) : number + 1;
      fresh = below(60) === 0 ? 1 : fresh + 1;
      let id = idOf(number);
      // Now and then one whose character at some place is another: beside the digits, above and below them.
      const at = [35, 34, 33, below(36)][below(4)] ?? 0;
      if (below(5) === 0) id = id.slice(0, at) + ' /0:9@A`afgF~'.charAt(below(13)) + id.slice(at + 1);
      expect(blocks.add(id, order, EVER, fresh)).toBe(!known.has(id));
      known.add(id);
    }
    expect(known.size).toBeGreaterThan(10_000);
  });

  it('counts on where the order of arrival goes past 31 bits', () => {
    const blocks = new IdBlocks();
    const order = 2 ** 31 - 2;
    for (let number = 0; number < 5; number += 1) blocks.add(idOf(number), order + number, EVER, EVER);
    for (let number = 0; number < 5; number += 1) {
      expect(blocks.add(idOf(number), order + 5, EVER, EVER)).toBe(false);
    }
  });

  it('says the same of ids whose numbers it is told', () => {
    const random = new NumberedIds(''); // ids of no registry: nothing is told
    const [one, other] = [new NumberedIds(PREFIX), new NumberedIds(PREFIX)];
    const [told, read] = [new IdBlocks(), new IdBlocks()];
    let seed = 1;
    const below = (count: number): number => {
      seed = (seed * 48271) % 0x7fff_ffff;
      return seed % count;
    };
    let [number, fresh] = [0, 0];
    let news = 0;
    for (let order = 1; order < 20_000; order += 1) {
      number = below(10) === 0 ? below(3_000) : number + 1;
      fresh = below(40) === 0 ? 1 : fresh + 1;
      const ids = [one, other, random][below(3)];
      const id = ids?.text(number) ?? '';
      const text = ids === random ? idOf(number) : id;
      const isNew = told.add(text, order, 500, fresh, ids);
      expect(isNew).toBe(read.add(text, order, 500, fresh));
      if (isNew) news += 1;
    }
    expect(news).toBeGreaterThan(10_000);
    expect(news).toBeLessThan(19_999);
  });
});
