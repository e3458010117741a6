import type { LogRow } from '@contract';

/** Lines of the log as text: time, level, source, what was said. */
export const logText = (rows: readonly LogRow[]): string =>
  rows.map((row) => `${new Date(row.at).toISOString()} ${row.level} ${row.source} ${row.text}\n`).join('');
