const unitsMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  sec: 1000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
};

/** What a timer can hold; longer ones would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * A deadline as a person writes it (`30 s`, `2 min`, `500 ms`, `1 min 30 s`, `45`: seconds) in ms; `0` and
 * `never` are 0: no deadline. Undefined where it can't be read.
 */
export function parseDeadline(written: string): number | undefined {
  const text = written.trim().toLowerCase();
  if (text === 'never' || text === '∞') return 0;
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return within(Number(text.replace(',', '.')) * 1000);
  let sum = 0;
  const rest = text.replace(
    /(\d+(?:[.,]\d+)?)\s*(ms|sec|s|min|m|h)(?![a-z])\s*/g,
    (_, digits: string, unit: string) => {
      sum += Number(digits.replace(',', '.')) * (unitsMs[unit] ?? Number.NaN);
      return '';
    },
  );
  return rest.trim() === '' && text !== '' ? within(sum) : undefined;
}

/** What is wrong with a deadline as it is written, and which one is used meanwhile; undefined: nothing is. */
export function deadlineProblem(written: string, usedMs: number): string | undefined {
  if (parseDeadline(written) !== undefined) return undefined;
  const text = written.trim();
  const what =
    text === ''
      ? 'No deadline is written'
      : text.startsWith('-')
        ? 'A deadline can’t be negative'
        : /^[\d\s.,e+]*(?:ms|sec|s|min|m|h)?$/i.test(text)
          ? `“${text}” is longer than the 24 days that can be waited`
          : `“${text.slice(0, 20)}” isn’t a time`;
  return `${what}, so ${formatDeadline(usedMs)} is used. Write 30 s, 2 min, or never.`;
}

const within = (ms: number): number | undefined =>
  Number.isFinite(ms) && ms <= LONGEST_MS ? Math.round(ms) : undefined;

/** A deadline in ms as it is written: `30 s`, `2 min`, `1 min 30 s`, `500 ms`, `never`. */
export function formatDeadline(ms: number): string {
  if (ms === 0) return 'never';
  if (ms % 1000 !== 0) return ms < 1000 ? `${ms} ms` : `${ms / 1000} s`;
  const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1000];
  if (minutes === 0) return `${seconds} s`;
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`;
}
