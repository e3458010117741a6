import { describe, expect, it } from 'vitest';
import { JsonSyntaxError } from './JsonSyntaxError';
import { parseJson } from './parseJson';

function problem(text: string): JsonSyntaxError {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error;
    throw error;
  }
  throw new Error(`${text} was taken`);
}

describe('what is wrong with a text', () => {
  it.each([
    ['', 'there is no JSON value here'],
    ['{"a":1 "b":2}', 'a comma is missing'],
    ['[1 2]', 'a comma is missing'],
    ['[1,]', 'there is a comma too many before ]'],
    ['{"a":1,}', 'there is a comma too many before }'],
    ['{"a" 1}', 'a colon is missing after "a"'],
    ['{"a":}', 'a value is missing before }'],
    ['{a:1}', "a member's name needs double quotes"],
    ["['a']", 'a string needs double quotes'],
    ['[1', 'the text ends before the [ at character 1 is closed'],
    ['"abc', 'the text ends inside a string'],
    ['"a\nb"', "a string isn't closed on its line; a line break in it is written \\n"],
    ['"\\x"', "\\x isn't an escape that JSON knows"],
    ['"\\u12"', '\\u needs four hexadecimal digits'],
    ['01', "a number can't begin with 0"],
    ['1.', 'a digit is missing after the decimal point'],
    ['1e', 'a digit is missing in the exponent'],
    ['-', 'a digit is missing after the minus sign'],
    ['undefined', '"undefined" isn\'t a JSON value'],
    ['\uFEFF{}', 'the text begins with a byte-order mark'],
    ['[1}', '} closes what [ opened'],
    ['{} {}', 'there is more text after the end of the JSON value'],
    ['// hi', 'JSON has no comments'],
  ])('%j: %s', (text, reason) => {
    expect(problem(text).reason).toBe(reason);
  });

  it('names line and column', () => {
    const error = problem('{\n  "a": 1\n  "b": 2\n}');
    expect(error).toMatchObject({ line: 3, column: 3, offset: 13, atEnd: false });
    expect(error.message).toBe('line 3, column 3: a comma is missing');
  });

  it('tells a text that stops too early', () => {
    expect(problem('{"id":"9d0c","type":"eve').atEnd).toBe(true);
    expect(problem('{"a":[1,2').atEnd).toBe(true);
    expect(problem('{"a":1]').atEnd).toBe(false);
  });
});
