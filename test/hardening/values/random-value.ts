import type { SeededRandom } from '../fuzz/seeded-random';

class Point {
  x = 1;
  readonly #hidden = 2;
  get sum(): number {
    return this.x + this.#hidden;
  }
}

const KEYS = ['a', 'b', 'id', '0', '7', '-1', '01', '', 'ä', 'constructor', '__proto__', 'toString', 'then_'];
const PLAIN: readonly unknown[] = [
  0,
  -0,
  1.5,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  2 ** 53,
  10n ** 30n,
  '',
  'text',
  '\uD800',
  true,
  false,
  null,
  undefined,
];

/** Makes values of every kind that structured clone carries, and now and then one that it refuses. */
export class RandomValues {
  readonly #random: SeededRandom;
  /** What may be used again within one value. */
  #made: object[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  next(): unknown {
    this.#made = [];
    return this.#value(this.#random.below(5));
  }

  #value(depth: number): unknown {
    const random = this.#random;
    if (depth === 0 || random.chance(0.3)) return random.pick(PLAIN);
    if (this.#made.length > 0 && random.chance(0.04)) return random.pick(this.#made);
    const value = this.#object(depth);
    if (random.chance(0.05) && !ArrayBuffer.isView(value)) Object.freeze(value);
    return value;
  }

  #object(depth: number): object {
    const random = this.#random;
    switch (random.below(random.chance(0.3) ? 18 : 5)) {
      case 0:
      case 1:
        return this.#fill(this.#kept({}), depth);
      case 2:
      case 3:
        return this.#list(depth);
      case 4:
        return Array.from({ length: random.below(6) }, () => ({ id: random.below(9), name: 'same shape' }));
      case 5:
        return this.#fill(this.#kept(Object.create(null) as object), depth);
      case 6:
        return this.#fill(this.#kept(new Point()), depth);
      case 7:
        return this.#kept(new Date(random.below(2 ** 31)));
      case 8:
        return this.#kept(new Map([[this.#value(depth - 1), this.#value(depth - 1)]]));
      case 9:
        return this.#kept(new Set([this.#value(depth - 1)]));
      case 10:
        return this.#kept(new RangeError('as planned'));
      case 11:
        return this.#kept(/x+/giu);
      case 12:
        return this.#kept(new Uint16Array([1, 2, random.below(9)]));
      case 13:
        return this.#kept(new Uint8Array(8).buffer);
      case 14:
        return this.#kept(Object.assign(Object(random.pick([1, 'boxed', true, 5n])) as object, { lost: 1 }));
      case 15:
        return this.#wide();
      case 16:
        return this.#odd(depth);
      default:
        return Object.assign(this.#fill({}, depth), {
          refused: random.pick([() => 1, Symbol('no'), new WeakMap()]),
        });
    }
  }

  #kept<T extends object>(value: T): T {
    this.#made.push(value);
    return value;
  }

  #fill(value: object, depth: number): object {
    const random = this.#random;
    for (let left = random.below(6); left > 0; left -= 1) {
      const key = random.pick(KEYS);
      // Assigning `__proto__` would set the prototype.
      Object.defineProperty(value, key, {
        value: this.#value(depth - 1),
        enumerable: random.chance(0.95),
        writable: true,
        configurable: true,
      });
    }
    return value;
  }

  #list(depth: number): unknown[] {
    const random = this.#random;
    const list = this.#kept([] as unknown[]);
    for (let left = random.below(random.chance(0.05) ? 300 : 5); left > 0; left -= 1)
      list.push(this.#value(depth - 1));
    if (random.chance(0.1)) Reflect.deleteProperty(list, random.below(list.length));
    if (random.chance(0.05)) list.length += random.below(3);
    if (random.chance(0.08)) Object.assign(list, { further: this.#value(depth - 1) });
    if (random.chance(0.03) && list.length > 0) Object.defineProperty(list, 0, { enumerable: false });
    return list;
  }

  /** Of many keys, or many objects: about as many as are packed. */
  #wide(): object {
    const random = this.#random;
    const length = random.pick([31, 32, 33, 62, 63, 64, 65, 255, 256, 257, 300]);
    if (random.chance(0.3)) return Array.from({ length }, (_, n) => n);
    if (random.chance(0.5)) return Array.from({ length }, () => ({}));
    return Object.fromEntries(Array.from({ length }, (_, n) => [`key ${n}`, n]));
  }

  /** Members that aren't what they seem. */
  #odd(depth: number): object {
    const value = this.#fill({}, depth) as Record<string | symbol, unknown>;
    const inner = this.#value(depth - 1);
    const kind = this.#random.below(4);
    if (kind === 0) Object.defineProperty(value, 'got', { enumerable: true, get: () => inner });
    else if (kind === 1) value[Symbol('lost')] = inner;
    else if (kind === 2) value['cycle'] = [{ value }];
    else Object.defineProperty(value, 'hidden', { value: inner });
    return value;
  }
}
