import { type Operator, quantityTest } from './comparison';
import type { Filterable, Predicate } from './filter';
import { globTest } from './glob';
import { bytesOf, millisecondsOf } from './units';

/** What a key makes of its value: a test, or the sentence that says what is wrong with it. */
type KeyReader = (value: string) => Predicate | string;

/** The words that `is:` takes. */
export const STATES = [
  'error',
  'ok',
  'problem',
  'violation',
  'ignored',
  'late',
  'repeated',
  'foreign',
  'orphaned',
  'refused',
  'request',
  'reply',
  'event',
  'cut',
] as const;
export type State = (typeof STATES)[number];

const DIRECTIONS: Readonly<Record<string, 'in' | 'out'>> = {
  in: 'in',
  received: 'in',
  out: 'out',
  sent: 'out',
};
const LEVELS = ['info', 'warn', 'error'];
const SOURCES = ['stderr', 'link', 'violation', 'app'];

/** `order` means `order` and everything under it; with `*` just what is written. */
function dotted(value: string): (id: string) => boolean {
  const exact = globTest(value);
  if (value.includes('*')) return exact;
  const prefix = `${value.toLowerCase()}.`;
  return (id) => exact(id) || id.toLowerCase().startsWith(prefix);
}

/** `list` and `response` name a part of `list.commands.response`. */
function messageType(value: string): (type: string) => boolean {
  const whole = dotted(value);
  return (type) => whole(type) || (!value.includes('*') && type.split('.').includes(value.toLowerCase()));
}

const named =
  (
    read: (row: Filterable) => string | undefined,
    test: (value: string) => (text: string) => boolean,
  ): KeyReader =>
  (value) => {
    const matches = test(value);
    return (row) => {
      const text = read(row);
      return text !== undefined && matches(text);
    };
  };

const oneOf =
  (words: readonly string[], test: (row: Filterable, word: string) => boolean): KeyReader =>
  (value) => {
    const word = value.toLowerCase();
    return words.includes(word) ? (row) => test(row, word) : `It can be ${words.join(', ')}.`;
  };

const quantity =
  (
    read: (row: Filterable) => number | undefined,
    parse: (text: string) => number | undefined,
    example: string,
  ): KeyReader =>
  (value) => {
    const [, operator, text] = /^(>=|<=|>|<|=|)(.*)$/.exec(value) ?? [];
    const wanted = parse(text ?? '');
    if (wanted === undefined) return `Write it as ${example}.`;
    const test = quantityTest(
      (operator === '' || operator === undefined ? '=' : operator) as Operator,
      wanted,
    );
    return (row) => test(read(row));
  };

const messageId: KeyReader = (value) => {
  const test = globTest(value);
  return ({ messageId: id, thid }) => (id !== undefined && test(id)) || (thid !== undefined && test(thid));
};

/** Everything that stands before a colon in a filter. */
export const KEYS: Readonly<Record<string, KeyReader>> = {
  type: named((row) => row.type, messageType),
  id: named((row) => row.id, dotted),
  channel: named((row) => row.channel, globTest),
  registry: named((row) => row.registry, globTest),
  dir: oneOf(Object.keys(DIRECTIONS), (row, word) => row.direction === DIRECTIONS[word]),
  is: oneOf(STATES, (row, word) => row.states.includes(word)),
  size: quantity((row) => row.sizeBytes, bytesOf, 'size:>1.5KB'),
  duration: quantity((row) => row.durationMs, millisecondsOf, 'duration:>20ms'),
  message: messageId,
  trace: named((row) => row.traceId, globTest),
  level: oneOf(LEVELS, (row, word) => row.level === word),
  source: oneOf(SOURCES, (row, word) => row.source === word),
  target: named((row) => row.target, globTest),
};
