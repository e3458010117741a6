/** Characters that would be invisible, or turn the text around, in source: written as escapes. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/** A string as a literal of the source: single quotes, unless double ones need fewer escapes. */
export function quoted(text: string): string {
  const quote = count(text, "'") > count(text, '"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replace(UNSEEN, escapeOf);
  return `${quote}${escaped}${quote}`;
}

/** Text for a comment: nothing in it can end the comment, hide or turn the text around. New lines and tabs are kept. */
export function commentText(text: string): string {
  return text
    .replaceAll('*/', '*\\/')
    .replace(UNSEEN, (character) =>
      character === '\n' || character === '\t' ? character : escapeOf(character),
    );
}

/** A key of an object literal or a type. */
export function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return SHORT[character] ?? (code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`);
}
