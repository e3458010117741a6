import { JsonSyntaxError } from './JsonSyntaxError';
import { scanNumber } from './scanNumber';
import { scanString } from './scanString';

/** What a walk over a JSON text tells, in the order of the text. Offsets are UTF-16; `end` is exclusive. */
export interface JsonVisitor {
  openObject(start: number): void;
  openArray(start: number): void;
  key(name: string, start: number, end: number): void;
  string(value: string, start: number, end: number): void;
  number(text: string, start: number, end: number): void;
  literal(value: boolean | null, start: number, end: number): void;
  close(end: number): void;
}

const enum Expect {
  Value,
  FirstItemOrClose,
  FirstKeyOrClose,
  Key,
  CommaOrClose,
}

const LITERALS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/**
 * Reads a JSON text (RFC 8259) without recursion, so that no depth of nesting overflows the stack.
 * @throws JsonSyntaxError
 */
export function walkJson(text: string, visitor: JsonVisitor): void {
  const opened: number[] = [];
  let at = 0;
  let expect = Expect.Value as Expect;

  const fail = (reason: string, offset = at): never => {
    throw new JsonSyntaxError(text, offset, reason);
  };
  const inObject = (): boolean => text[opened[opened.length - 1] ?? -1] === '{';
  const skipSpace = (): void => {
    for (
      let code = text.charCodeAt(at);
      code === 0x20 || (code <= 0x0d && code >= 0x09);
      code = text.charCodeAt(++at)
    )
      if (code === 0x0b || code === 0x0c) return;
  };

  const close = (): void => {
    at++;
    opened.pop();
    visitor.close(at);
    expect = Expect.CommaOrClose;
  };

  const readKey = (): void => {
    const start = at;
    if (text[at] !== '"') fail(keyProblem(text, at));
    const { value, end } = scanString(text, at);
    at = end;
    visitor.key(value, start, end);
    skipSpace();
    if (text[at] !== ':')
      fail(
        at >= text.length
          ? endProblem(text, opened)
          : `a colon is missing after ${JSON.stringify(shortened(value))}`,
      );
    at++;
    expect = Expect.Value;
  };

  const readValue = (): void => {
    const start = at;
    const first = text[at];
    if (first === '{' || first === '[') {
      opened.push(at++);
      if (first === '{') visitor.openObject(start);
      else visitor.openArray(start);
      expect = first === '{' ? Expect.FirstKeyOrClose : Expect.FirstItemOrClose;
      return;
    }
    expect = Expect.CommaOrClose;
    if (first === '"') {
      const { value, end } = scanString(text, at);
      at = end;
      visitor.string(value, start, end);
      return;
    }
    if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) {
      at = scanNumber(text, at);
      visitor.number(text.slice(start, at), start, at);
      return;
    }
    for (const [word, value] of LITERALS) {
      if (!text.startsWith(word, at) || /\w/.test(text[at + word.length] ?? '')) continue;
      at += word.length;
      visitor.literal(value, start, at);
      return;
    }
    fail(valueProblem(text, at, opened));
  };

  for (;;) {
    skipSpace();
    if (opened.length === 0 && expect === Expect.CommaOrClose) {
      if (at < text.length) fail('there is more text after the end of the JSON value');
      return;
    }
    if (at >= text.length) fail(endProblem(text, opened));
    const next = text[at];
    switch (expect) {
      case Expect.FirstKeyOrClose:
        if (next === '}') close();
        else readKey();
        break;
      case Expect.FirstItemOrClose:
        if (next === ']') close();
        else readValue();
        break;
      case Expect.Key:
        readKey();
        break;
      case Expect.Value:
        readValue();
        break;
      case Expect.CommaOrClose:
        if (next === (inObject() ? '}' : ']')) close();
        else if (next === ',') {
          at++;
          expect = inObject() ? Expect.Key : Expect.Value;
        } else if (next === '}' || next === ']') fail(`${next} closes what ${inObject() ? '{' : '['} opened`);
        else fail('a comma is missing');
        break;
    }
  }
}

function shortened(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 40)}…`;
}

function keyProblem(text: string, at: number): string {
  const found = text[at] ?? '';
  if (found === '}') return 'there is a comma too many before }';
  if (found === ',') return 'there is a comma too many';
  if (/[\w$']/.test(found)) return "a member's name needs double quotes";
  return `a member's name in double quotes is expected, not ${JSON.stringify(found)}`;
}

function valueProblem(text: string, at: number, opened: readonly number[]): string {
  const found = text[at] ?? '';
  if (found === ']' || found === '}') {
    return text[opened[opened.length - 1] ?? -1] === '[' && found === ']'
      ? 'there is a comma too many before ]'
      : `a value is missing before ${found}`;
  }
  if (found === ',') return 'a value is missing before the comma';
  if (found === "'") return 'a string needs double quotes';
  if (found === '\uFEFF') return 'the text begins with a byte-order mark';
  if (found === '/') return 'JSON has no comments';
  const word =
    /^[\w$.+-]+/.exec(text.slice(at, at + 30))?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
  return `${JSON.stringify(word)} isn't a JSON value`;
}

function endProblem(text: string, opened: readonly number[]): string {
  const start = opened[opened.length - 1];
  if (start === undefined) return 'there is no JSON value here';
  const { line } = new JsonSyntaxError(text, start, '');
  return `the text ends before the ${text[start]} ${text.includes('\n') ? `of line ${line}` : `at character ${start + 1}`} is closed`;
}
