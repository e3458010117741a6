import { JsonSyntaxError } from './JsonSyntaxError';

/**
 * Reads the JSON number that begins at `start`, gives the offset after it.
 * @throws JsonSyntaxError
 */
export function scanNumber(text: string, start: number): number {
  let at = start;
  const digits = (where: string): void => {
    const first = at;
    for (let code = text.charCodeAt(at); code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at));
    if (at === first) throw new JsonSyntaxError(text, at, `a digit is missing ${where}`);
  };
  if (text[at] === '-') at++;
  const integer = at;
  digits('after the minus sign');
  if (text[integer] === '0' && at > integer + 1)
    throw new JsonSyntaxError(text, integer, "a number can't begin with 0");
  if (text[at] === '.') {
    at++;
    digits('after the decimal point');
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at++;
    if (text[at] === '+' || text[at] === '-') at++;
    digits('in the exponent');
  }
  if (/[\w.]/.test(text[at] ?? ''))
    throw new JsonSyntaxError(text, at, `${JSON.stringify(text[at])} doesn't belong in a number`);
  return at;
}
