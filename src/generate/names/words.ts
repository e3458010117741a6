/**
 * Letters that every compiler and bundler takes in a name: scripts whose letters have long been in Unicode. (Each has its
 * own tables of the newer ones.)
 */
const LETTER =
  '(?=\\p{L})[A-Za-z\\u00c0-\\u024f\\u0370-\\u04ff\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fa5\\uac00-\\ud7a3]';
const WORDS = new RegExp(`(?:${LETTER}|[0-9])+`, 'gu');

/** Longer names are cut: no person would write them. Collisions are told apart like others. */
const MAX_LENGTH = 80;

/**
 * An id or a key as one name in PascalCase: `math.add` → `MathAdd`. Only letters and digits are kept, so that nothing of
 * a peer's naming can become code.
 *
 * @param fallback stands before a digit, and where nothing of the text can be kept
 */
export function pascalCase(text: string, fallback: string): string {
  const words = text.normalize('NFC').match(WORDS) ?? [];
  const name = words.map(capitalised).join('').slice(0, MAX_LENGTH);
  return name === '' || /^[0-9]/.test(name) ? `${fallback}${name}` : name;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
