import { decodedString, isContainer, type JsonIndex, NodeKind, rawKey } from './JsonIndex';

type Step = { deep: boolean } & (
  | { kind: 'name'; name: string }
  | { kind: 'place'; place: number }
  | { kind: 'all' }
);

/** Nodes beyond this many aren't collected; the count says so. */
export const MOST_MATCHES = 1_000_000;

const STEP =
  /^(?:(\.\.?)(?:(\*)|([^.[\]\s'"*]+)|(?=\[))|)(?:\[(?:(\*)|(-?\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\])?/;

/**
 * Reads a simple JSONPath: `$`, `.name`, `['name']`, `[0]`, `[-1]`, `[*]`, `.*`, and `..` before any of them.
 * `undefined` while it isn't one (yet).
 */
export function parseJsonPath(path: string): Step[] | undefined {
  const trimmed = path.trim();
  if (!trimmed.startsWith('$')) return undefined;
  const steps: Step[] = [];
  let rest = trimmed.slice(1);
  while (rest !== '') {
    const found = STEP.exec(rest);
    if (found === null || found[0] === '') return undefined;
    const [whole, dots, dotStar, name, star, place, single, double] = found;
    const deep = dots === '..';
    if (dotStar !== undefined) steps.push({ deep, kind: 'all' });
    if (name !== undefined) steps.push({ deep, kind: 'name', name });
    const bracketDeep = deep && dotStar === undefined && name === undefined;
    if (star !== undefined) steps.push({ deep: bracketDeep, kind: 'all' });
    else if (place !== undefined) steps.push({ deep: bracketDeep, kind: 'place', place: Number(place) });
    else if (single !== undefined || double !== undefined)
      steps.push({ deep: bracketDeep, kind: 'name', name: (single ?? double ?? '').replace(/\\(.)/g, '$1') });
    rest = rest.slice(whole.length);
  }
  return steps;
}

/** The nodes that a path names, in the order of the text. */
export function selectByPath(index: JsonIndex, steps: readonly Step[]): number[] {
  let nodes = index.size === 0 ? [] : [0];
  for (const step of steps) {
    const found: number[] = [];
    let covered = -1;
    for (const node of nodes) {
      if (!step.deep) collect(index, node, step, found);
      else {
        // Everything below; what an outer node has covered already isn't taken twice.
        for (
          let at = Math.max(node, covered);
          at < (index.next[node] ?? 0) && found.length < MOST_MATCHES;
          at++
        )
          collect(index, at, step, found);
        covered = Math.max(covered, index.next[node] ?? 0);
      }
      if (found.length >= MOST_MATCHES) break;
    }
    nodes = step.deep ? [...new Set(found)].sort((one, other) => one - other) : found;
  }
  return nodes;
}

function collect(index: JsonIndex, node: number, step: Step, found: number[]): void {
  if (!isContainer(index, node)) return;
  const place =
    step.kind === 'place' ? (step.place < 0 ? (index.count[node] ?? 0) + step.place : step.place) : -1;
  if (step.kind === 'place' && index.kind[node] !== NodeKind.array) return;
  if (step.kind === 'name' && index.kind[node] !== NodeKind.object) return;
  const quoted = step.kind === 'name' ? JSON.stringify(step.name) : '';
  let ordinal = 0;
  for (let child = node + 1; child < (index.next[node] ?? 0); child = index.next[child] ?? index.size) {
    if (step.kind === 'all' || (step.kind === 'place' && ordinal === place)) found.push(child);
    else if (step.kind === 'name' && isNamed(index, child, quoted, step.name)) found.push(child);
    ordinal++;
  }
}

function isNamed(index: JsonIndex, child: number, quoted: string, name: string): boolean {
  const start = index.key[child] ?? -1;
  if (index.text.startsWith(quoted, start)) return true;
  const raw = rawKey(index, child) ?? '';
  return raw.includes('\\') && decodedString(raw) === name;
}

/** The path of a node: `$.items[0].sku`. */
export function pathOf(index: JsonIndex, node: number): string {
  const steps: string[] = [];
  for (let at = node; at > 0; at = index.parent[at] ?? 0) {
    const raw = rawKey(index, at);
    if (raw === undefined) steps.unshift(`[${placeOf(index, at)}]`);
    else {
      const name = decodedString(raw);
      steps.unshift(/^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `['${name.replace(/['\\]/g, '\\$&')}']`);
    }
  }
  return `$${steps.join('')}`;
}

function placeOf(index: JsonIndex, node: number): number {
  let place = 0;
  for (let child = (index.parent[node] ?? 0) + 1; child < node; child = index.next[child] ?? index.size)
    place++;
  return place;
}
