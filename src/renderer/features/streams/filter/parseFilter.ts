import { comparison, type Operator } from './comparison';
import type { Filter, Filterable, FilterProblem, Predicate } from './filter';
import { KEYS } from './keys';
import { payloadHas } from './payload';
import { type Token, tokensOf } from './tokens';

const COMPARISON = /^([\p{L}_$][\p{L}\p{N}_$.-]*)(!=|>=|<=|=|>|<)(.*)$/u;
const KEY = /^([a-z]+):(.*)$/i;

/** What one part of a filter asks for, or the sentence that says what is wrong with it. */
type Read = { readonly test: Predicate; readonly readsPayload?: true } | string;

function word(text: string): Read {
  const wanted = text.toLowerCase();
  const has = (value: string | undefined): boolean =>
    value !== undefined && value.toLowerCase().includes(wanted);
  return { test: (row) => has(row.id) || has(row.type) || has(row.channel) || has(row.text) };
}

function keyed(key: string, value: string): Read {
  const reader = KEYS[key.toLowerCase()];
  if (reader === undefined) {
    return `There is no key “${key}”. Keys: ${Object.keys(KEYS).join(', ')}. Quotes search for it as text.`;
  }
  if (value === '') return `What should ${key} be? Nothing follows the colon.`;
  const tests: Predicate[] = [];
  for (const alternative of value.split(',').filter((part) => part !== '')) {
    const test = reader(alternative);
    if (typeof test === 'string') return `“${alternative}” can’t be the value of ${key}. ${test}`;
    tests.push(test);
  }
  return { test: (row) => tests.some((test) => test(row)) };
}

function compared(path: string, operator: Operator, value: string): Read {
  if (value === '') return `What should ${path} be compared with? Nothing follows ${operator}.`;
  const names = path.split('.');
  const test = comparison(operator, value);
  return {
    readsPayload: true,
    test: ({ payload, payloadCut }) =>
      payload !== undefined && payloadHas(payload, payloadCut === true, names, test),
  };
}

function read(token: Token): Read {
  if (token.quoted) return word(token.text);
  const comparisonParts = COMPARISON.exec(token.text);
  const keyParts = KEY.exec(token.text);
  if (keyParts?.[1] !== undefined && !keyParts[2]?.startsWith('//'))
    return keyed(keyParts[1], keyParts[2] ?? '');
  if (comparisonParts?.[1] !== undefined)
    return compared(comparisonParts[1], comparisonParts[2] as Operator, comparisonParts[3] ?? '');
  return word(token.text);
}

/**
 * Reads the filter language of Events, Traffic and Log: free words, `key:value` with `*` and `a,b`, comparisons of
 * payload members (`total.amount>100`), each negated by `-`. All parts must hold. Never throws: what can't be read is
 * told in `problems` and left out.
 */
export function parseFilter(text: string): Filter {
  const { tokens, problems: open } = tokensOf(text);
  const problems: FilterProblem[] = [...open];
  const tests: Predicate[] = [];
  let readsPayload = false;
  for (const token of tokens) {
    const part = read(token);
    if (typeof part === 'string') {
      problems.push({ start: token.start, end: token.end, message: part });
      continue;
    }
    readsPayload ||= part.readsPayload === true;
    tests.push(token.negated ? (row: Filterable) => !part.test(row) : part.test);
  }
  return {
    text,
    problems,
    readsPayload,
    empty: tests.length === 0,
    matches: (row) => tests.every((test) => test(row)),
  };
}
