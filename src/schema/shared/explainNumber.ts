import type { Issue } from '@mesh';
import { isMultiple } from './isMultiple';
import type { PreparedObject } from './PreparedSchema';

/** What is wrong with a number. */
export function explainNumber(schema: PreparedObject, value: number, path: string): Issue[] {
  const issues: Issue[] = [];
  const check = (keyword: string, fits: (bound: number) => boolean, words: string): void => {
    const bound = schema[keyword];
    if (typeof bound === 'number' && !fits(bound))
      issues.push({ path, message: `must be ${words} ${bound}` });
  };
  check('minimum', (bound) => value >= bound, 'at least');
  check('maximum', (bound) => value <= bound, 'at most');
  check('exclusiveMinimum', (bound) => value > bound, 'greater than');
  check('exclusiveMaximum', (bound) => value < bound, 'less than');
  check('multipleOf', (bound) => isMultiple(value, bound), 'a multiple of');
  return issues;
}
