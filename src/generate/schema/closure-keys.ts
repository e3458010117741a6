import { isPlainObject, type PlainValue } from './plain-schema';
import { type Resolved, resolvePointer } from './resolve-pointer';

/** Definitions with more behind them aren't compared with those of other commands: it would take too long. */
const MAX_COMPARED = 2000;

interface Definition {
  /** Two definitions have the same number exactly when they have the same path and the same schema. */
  readonly number: number;
  readonly leadsTo: readonly Resolved[];
}

/**
 * Gives keys that two definitions share exactly when they mean the same: the same path, the same schema, the same
 * schemas behind its references. So a definition that many commands carry along becomes one type.
 */
export class ClosureKeys {
  readonly #numbers = new Map<string, number>();
  readonly #definitions = new Map<string, Map<string, Definition>>();

  /** @param rootKey tells one root from another; the key has it in it where a definition refers to its root */
  keyOf(target: Resolved, root: PlainValue, rootKey: string): string {
    const own = `${rootKey} ${pointerOf(target)}`;
    const reached = new Map<string, number>();
    const waiting = [target];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.path.length === 0 || reached.size > MAX_COMPARED) return own;
      const pointer = pointerOf(next);
      if (reached.has(pointer)) continue;
      const definition = this.#definition(next, pointer, root, rootKey);
      reached.set(pointer, definition.number);
      waiting.push(...definition.leadsTo);
    }
    const closure = [...reached.values()].sort((one, other) => one - other).join(' ');
    return `${pointerOf(target)} ${this.#number(closure)}`;
  }

  #definition(target: Resolved, pointer: string, root: PlainValue, rootKey: string): Definition {
    const ofRoot = this.#definitions.get(rootKey) ?? new Map<string, Definition>();
    this.#definitions.set(rootKey, ofRoot);
    const known = ofRoot.get(pointer);
    if (known) return known;
    const leadsTo = [...new Set(refsIn(target.schema))].flatMap((ref) => resolvePointer(root, ref) ?? []);
    const definition = { number: this.#number(`${pointer} ${canonicalText(target.schema)}`), leadsTo };
    ofRoot.set(pointer, definition);
    return definition;
  }

  #number(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }
}

function pointerOf(target: Resolved): string {
  return JSON.stringify(target.path);
}

function refsIn(schema: PlainValue): string[] {
  if (Array.isArray(schema)) return (schema as readonly PlainValue[]).flatMap(refsIn);
  if (!isPlainObject(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    (key === '$ref' || key === '$dynamicRef') && typeof value === 'string' ? [value] : refsIn(value),
  );
}

/** JSON with sorted keys, and big integers kept apart from texts. */
function canonicalText(value: PlainValue): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${(value as readonly PlainValue[]).map(canonicalText).join(',')}]`;
  if (!isPlainObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
