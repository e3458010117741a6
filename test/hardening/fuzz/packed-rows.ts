import { type Known, NAMES } from './frames';
import type { SeededRandom } from './seeded-random';

/** How the ids of the hostile peer begin; it doesn't know how those of the registry do. */
export const HOSTILE_IDS = '0badc0de-0bad-4bad-8bad-';

/** Makes rows of packed messages (docs/own-kind.md, Pack) as a good peer might send them, one link's dictionaries after another. */
export class PackedRows {
  #names = 0;
  #shapes = 0;
  #requests = 0;

  next(random: SeededRandom, known: Known): unknown[] {
    const told = this.#told(random);
    const row: unknown[] = [told.length > 0 ? told : 0];
    for (let left = 1 + random.below(random.chance(0.05) ? 70 : 8); left > 0; left -= 1)
      this.#entry(row, random, known);
    return row;
  }

  #told(random: SeededRandom): unknown[] {
    const told: unknown[] = [];
    if (random.chance(0.02)) {
      told.push(0);
      this.#names = this.#shapes = 0;
    }
    if (this.#names === 0) {
      told.push(...NAMES);
      this.#names = NAMES.length;
    }
    if (random.chance(0.3) || this.#shapes === 0) {
      const keys = Array.from({ length: random.below(5) }, (_, at) =>
        random.chance(0.3) ? [`k${at}`] : `k${at}`,
      );
      told.push(keys.every((key) => typeof key === 'string') ? keys : ['n', ...keys]);
      this.#shapes += 1;
    }
    return told;
  }

  #entry(row: unknown[], random: SeededRandom, known: Known): void {
    const kind = 1 + random.below(8);
    const hasMeta = random.chance(0.1);
    const id = random.chance(0.9) ? (this.#requests += 1) : random.pick(['x', 'constructor', '__proto__']);
    row.push(hasMeta ? kind + 8 : kind, id);
    if (kind === 1 || kind === 3) row.push(random.below(this.#names));
    else if (kind === 2 || kind === 4 || kind === 8) row.push(thid(random, known));
    else if (kind !== 7) row.push(random.chance(0.7) ? random.below(this.#requests + 1) : 'x');
    if (kind <= 3 || kind === 7) this.#value(row, random, 3);
    else if (kind === 4) row.push('internal_error', 'no');
    else if (kind === 5) row.push(random.pick([0, 1, 50, 1e300]));
    else if (kind === 8) row.push(random.chance(0.8));
    if (hasMeta) this.#value(row, random, 3);
  }

  #value(row: unknown[], random: SeededRandom, depth: number): void {
    const tag = random.below(depth > 0 ? 5 : 2);
    row.push(tag);
    if (tag === 1) row.push(random.pick([1, 'text', null, true, 10n]));
    if (tag === 2) {
      const length = random.below(4);
      row.push(length);
      for (let left = length; left > 0; left -= 1) this.#value(row, random, depth - 1);
    }
    if (tag === 3) row.push(2, 'text', random.below(9));
    // A shape with so many plain values, perhaps: what it needs, only its teller knows.
    if (tag === 4) for (let left = random.below(5); left > 0; left -= 1) row.push(random.below(9));
  }
}

function thid(random: SeededRandom, known: Known): number | string {
  const id = known.requestIds.length > 0 ? random.pick(known.requestIds) : 'x';
  return random.chance(0.7) ? Number.parseInt(id.slice(24), 16) || 0 : id;
}
