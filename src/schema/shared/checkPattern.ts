import { isExplosive } from './pattern/isExplosive';

/**
 * What is wrong with a pattern; undefined for one that can be used. Refuses those whose time grows exponentially with
 * the text, as `(a+)+`.
 */
export function patternProblem(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string') return "isn't a text";
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return `isn't a regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
  return (isExplosive(pattern) ?? looksExplosive(pattern)) ? 'can take forever on some texts' : undefined;
}

/** Of a large one: whether a group is repeated without bound whose every part is itself repeated or optional. */
function looksExplosive(pattern: string): boolean {
  const plain = pattern.replace(/\\(?:u\{[^}]*\}|.)/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const groups: { fixed: boolean; repeated: boolean }[] = [];
  for (let at = 0; at < plain.length; at++) {
    const char = plain[at] ?? '';
    const inner = groups.at(-1);
    if (char === '(') {
      const opening = /^\((?:\?(?::|<?[=!]|<[^>]*>))?/.exec(plain.slice(at))?.[0] ?? '(';
      at += opening.length - 1;
      groups.push({ fixed: false, repeated: false });
    } else if (char === ')') {
      groups.pop();
      const quantifier = quantifierAt(plain, at + 1);
      if (inner !== undefined && inner.repeated && !inner.fixed && quantifier.unbounded) return true;
      at += quantifier.length;
      note(groups.at(-1), quantifier, inner?.repeated ?? false);
    } else if (char !== '|' && char !== '^' && char !== '$') {
      const quantifier = quantifierAt(plain, at + 1);
      at += quantifier.length;
      note(inner, quantifier, false);
    }
  }
  return false;
}

interface Quantifier {
  readonly length: number;
  readonly unbounded: boolean;
  readonly optional: boolean;
}

function note(
  group: { fixed: boolean; repeated: boolean } | undefined,
  own: Quantifier,
  inside: boolean,
): void {
  if (group === undefined) return;
  if (own.unbounded || inside) group.repeated = true;
  else if (!own.optional) group.fixed = true;
}

function quantifierAt(pattern: string, at: number): Quantifier {
  const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(pattern.slice(at, at + 40));
  if (found === null) return { length: 0, unbounded: false, optional: false };
  const [text, least, comma, most] = found;
  const unbounded = text.startsWith('*') || text.startsWith('+') || (comma !== undefined && most === '');
  return { length: text.length, unbounded, optional: !unbounded && (text.startsWith('?') || least === '0') };
}
