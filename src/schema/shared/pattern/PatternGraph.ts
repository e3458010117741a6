import type { PatternNode } from './parsePattern';

/** More than so many positions aren't looked at. */
const MOST_POSITIONS = 200;
/** A part that repeats itself without bound, so often in a row, takes as good as forever like one without a bound. */
const FEW_TIMES = 3;

interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const NOTHING: Part = { nullable: true, first: [], last: [] };

/** The positions of characters in a pattern, and which may follow which, in how many ways (Glushkov's construction). */
export class PatternGraph {
  /** A pattern of each position's character. */
  readonly sources: string[] = [];
  readonly follows: Map<number, number>[] = [];
  /** What is looked for ahead and behind, each a way of its own. */
  readonly looks: PatternNode[] = [];

  /** @throws RangeError where there are too many positions */
  constructor(pattern: PatternNode) {
    this.#part(pattern);
  }

  #part(node: PatternNode): Part {
    switch (node.kind) {
      case 'character': {
        if (this.sources.length >= MOST_POSITIONS) throw new RangeError('too many positions');
        const position = this.sources.push(node.source) - 1;
        this.follows.push(new Map());
        return { nullable: false, first: [position], last: [position] };
      }
      case 'look':
        if (node.inner !== undefined) this.looks.push(node.inner);
        return NOTHING;
      case 'sequence':
        return node.parts.reduce<Part>((before, part) => this.#then(before, this.#part(part)), NOTHING);
      case 'choice': {
        const options = node.options.map((option) => this.#part(option));
        return {
          nullable: options.some(({ nullable }) => nullable),
          first: options.flatMap(({ first }) => first),
          last: options.flatMap(({ last }) => last),
        };
      }
      case 'repeat':
        return this.#repeat(node.inner, node.least, node.most);
    }
  }

  #repeat(inner: PatternNode, least: number, most: number): Part {
    if (most === 0) return NOTHING;
    if (most >= FEW_TIMES && most < Number.POSITIVE_INFINITY && isUnbounded(inner)) {
      return this.#repeat(inner, least, Number.POSITIVE_INFINITY);
    }
    let whole = NOTHING;
    for (let times = 1; times < least; times += 1) whole = this.#then(whole, this.#part(inner));
    if (most === Number.POSITIVE_INFINITY) {
      const loop = this.#part(inner);
      this.#join(loop.last, loop.first);
      return this.#then(whole, least === 0 ? { ...loop, nullable: true } : loop);
    }
    if (least > 0) whole = this.#then(whole, this.#part(inner));
    return most > least ? this.#then(whole, this.#optional(inner, most - least)) : whole;
  }

  /** `x{0,3}` as `(x(xx?)?)?`: one way for each number. */
  #optional(inner: PatternNode, most: number): Part {
    const one = this.#part(inner);
    const whole = most > 1 ? this.#then(one, this.#optional(inner, most - 1)) : one;
    return { ...whole, nullable: true };
  }

  #then(before: Part, after: Part): Part {
    this.#join(before.last, after.first);
    return {
      nullable: before.nullable && after.nullable,
      first: before.nullable ? [...before.first, ...after.first] : before.first,
      last: after.nullable ? [...before.last, ...after.last] : after.last,
    };
  }

  #join(last: readonly number[], first: readonly number[]): void {
    for (const from of last) {
      const follows = this.follows[from];
      for (const to of first) follows?.set(to, (follows.get(to) ?? 0) + 1);
    }
  }
}

function isUnbounded(node: PatternNode): boolean {
  switch (node.kind) {
    case 'character':
    case 'look':
      return false;
    case 'sequence':
      return node.parts.some(isUnbounded);
    case 'choice':
      return node.options.some(isUnbounded);
    case 'repeat':
      return node.most === Number.POSITIVE_INFINITY || isUnbounded(node.inner);
  }
}
