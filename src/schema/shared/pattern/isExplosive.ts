import { PatternGraph } from './PatternGraph';
import { type PatternNode, parsePattern } from './parsePattern';

/** Beyond it nobody waits for the answer. */
const MOST_STEPS = 1_000_000;
const SAMPLES = 'azAZ09_-.,:;/@!# \n\u00e9\u00df\u4e2d\u{1f642}';

/**
 * Whether the time of a pattern grows exponentially with some text: whether there is a loop that can be gone through in two
 * ways by the same characters, as in `(a+)+`, `(a|a)*`, `(\w|\d)+` (exponential degree of ambiguity: Weber and Seidl, 1991).
 *
 * @returns undefined: it is too large to tell
 */
export function isExplosive(pattern: string): boolean | undefined {
  try {
    const due: PatternNode[] = [parsePattern(pattern)];
    for (let node = due.pop(); node !== undefined; node = due.pop()) {
      const graph = new PatternGraph(node);
      if (hasAmbiguousLoop(graph, charactersOf(graph.sources, pattern))) return true;
      due.push(...graph.looks);
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return false;
}

/** Of each position the characters that it takes, as bits: of those that occur in the pattern, their neighbours and some more. */
function charactersOf(sources: readonly string[], pattern: string): readonly bigint[] {
  const points = new Set(Array.from(SAMPLES + pattern).flatMap(neighbours));
  const characters = [...points];
  const known = new Map<string, bigint>();
  return sources.map((source) => {
    let bits = known.get(source);
    if (bits === undefined) {
      const one = new RegExp(`^(?:${source})$`, 'u');
      bits = characters.reduce(
        (all, character, at) => (one.test(character) ? all | (1n << BigInt(at)) : all),
        0n,
      );
      known.set(source, bits);
    }
    return bits;
  });
}

function neighbours(character: string): string[] {
  const point = character.codePointAt(0) ?? 0;
  return [point - 1, point, point + 1]
    .filter((near) => near >= 0 && near <= 0x10ffff)
    .map((near) => String.fromCodePoint(near));
}

/** @throws RangeError where it takes too long to tell */
function hasAmbiguousLoop({ follows }: PatternGraph, characters: readonly bigint[]): boolean {
  let steps = 0;
  const count = follows.length;
  const follow = (position: number): Map<number, number> => follows[position] ?? new Map();
  const pairs = (pair: number): number[] => {
    const [one, other] = [Math.floor(pair / count), pair % count];
    const next: number[] = [];
    for (const to of follow(one).keys()) {
      for (const otherTo of follow(other).keys()) {
        if ((steps += 1) > MOST_STEPS) throw new RangeError('too many steps');
        if (((characters[to] ?? 0n) & (characters[otherTo] ?? 0n)) !== 0n) next.push(to * count + otherTo);
      }
    }
    return next;
  };
  for (let start = 0; start < count; start += 1) {
    const home = start * count + start;
    const back = waysBack(home, pairs);
    for (const pair of back) if (Math.floor(pair / count) !== pair % count) return true;
    // The same step in two ways, and back to where it began.
    const next = (position: number): number[] => [...follow(position).keys()];
    const loop = waysBack(start, next);
    for (const [to, ways] of follow(start)) if (ways > 1 && loop.has(to)) return true;
  }
  return false;
}

/** What can be reached from `home` and leads back there. */
function waysBack(home: number, next: (node: number) => readonly number[]): Set<number> {
  const cameFrom = new Map<number, number[]>();
  const due = [home];
  for (let node = due.pop(); node !== undefined; node = due.pop()) {
    for (const to of next(node)) {
      const known = cameFrom.get(to);
      if (known) known.push(node);
      else {
        cameFrom.set(to, [node]);
        if (to !== home) due.push(to);
      }
    }
  }
  const back = new Set<number>();
  due.push(...(cameFrom.get(home) ?? []));
  for (let node = due.pop(); node !== undefined; node = due.pop()) {
    if (back.has(node)) continue;
    back.add(node);
    if (node !== home) due.push(...(cameFrom.get(node) ?? []));
  }
  if (cameFrom.has(home)) back.add(home);
  return back;
}
