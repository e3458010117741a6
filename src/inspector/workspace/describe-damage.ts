import { JsonSyntaxError } from '@json';
import type * as v from 'valibot';

/** Why a file isn't what it should be, in a few words: "line 14: a comma is missing". */
export function describeDamage(error: unknown): string {
  if (error instanceof JsonSyntaxError) return `line ${error.line}: ${error.reason}`;
  return error instanceof Error ? error.message : String(error);
}

/** The first thing that a schema found wrong, with its place: "targets.2.url: Expected string but received 5". */
export function describeIssue(issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues;
  if (first === undefined) return 'it has an unknown form';
  const place = first.path?.map((item) => String(item.key)).join('.');
  const what = first.message.replace(/^Invalid [^:]+: /, '');
  return place === undefined || place === '' ? what : `${place}: ${what}`;
}
