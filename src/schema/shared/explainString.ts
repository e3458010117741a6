import { format as FORMATS } from '@cfworker/json-schema';
import type { Issue } from '@mesh';
import type { PreparedObject } from './PreparedSchema';

const NAMES: Readonly<Record<string, string>> = {
  date: 'a date, such as 2026-11-21',
  time: 'a time, such as 13:32:07Z',
  'date-time': 'a date and time, such as 2026-11-21T13:32:07Z',
  duration: 'a duration, such as P3DT12H',
  email: 'an e-mail address',
  hostname: 'a host name',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uri: 'a URI, such as https://example.com/',
  uuid: 'a UUID',
};

/** What is wrong with a string. */
export function explainString(schema: PreparedObject, value: string, path: string): Issue[] {
  const issues: Issue[] = [];
  const say = (message: string): number => issues.push({ path, message });
  const { minLength, maxLength, pattern, format } = schema;
  const length = countCharacters(value);
  if (typeof minLength === 'number' && length < minLength)
    say(minLength === 1 ? 'must not be empty' : `must have at least ${minLength} characters`);
  if (typeof maxLength === 'number' && length > maxLength)
    say(`must have at most ${maxLength} ${maxLength === 1 ? 'character' : 'characters'}`);
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) say(`must match ${pattern}`);
  if (typeof format === 'string' && formatOf(format)?.(value) === false)
    say(`must be ${NAMES[format] ?? `of the format ${format}`}`);
  return issues;
}

function formatOf(name: string): ((text: string) => boolean) | undefined {
  return Object.hasOwn(FORMATS, name) ? FORMATS[name as keyof typeof FORMATS] : undefined;
}

/** JSON Schema counts characters, not UTF-16 units. */
function countCharacters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) {
      count--;
      at++;
    }
  }
  return count;
}
