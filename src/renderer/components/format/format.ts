/** U+202F: stands before units, so that number and unit never part (docs/interface.md, "Numbers"). */
const NARROW = '\u202f';

const plain = (value: number, digits: number): string =>
  value.toLocaleString(undefined, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });

/**
 * A duration in ms as it is shown: `740 µs`, `3.2 ms`, `412 ms`, `30.02 s`, `4 min 12 s`.
 * A negative or unknown duration is `–`.
 */
export function formatDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs) || durationMs < 0) return '–';
  if (durationMs < 0.9995) return `${Math.round(durationMs * 1000)}${NARROW}µs`;
  if (durationMs < 9.95) return `${plain(durationMs, 1)}${NARROW}ms`;
  if (durationMs < 999.5) return `${Math.round(durationMs)}${NARROW}ms`;
  if (durationMs < 59_995) return `${plain(durationMs / 1000, 2)}${NARROW}s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${NARROW}min ${seconds % 60}${NARROW}s`;
  return `${Math.floor(seconds / 3600)}${NARROW}h ${Math.floor((seconds % 3600) / 60)}${NARROW}min`;
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size in bytes in units of 1,000: `428 B`, `1.2 KB`, `20.3 MB`. */
export function formatBytes(sizeBytes: number): string {
  if (!Number.isFinite(sizeBytes) || sizeBytes < 0) return '–';
  let value = sizeBytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.95 ? String(Math.round(value)) : plain(value, 1)}${NARROW}${UNITS[unit]}`;
}

/** A count with thousands by locale: `118,204`. */
export function formatCount(count: number): string {
  return count.toLocaleString();
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A point in time (epoch ms) as local time with ms: `14:32:07.418`. */
export function formatTime(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '–';
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** A point in time (epoch ms) in full, for titles: how long before `now`, and ISO 8601. */
export function formatTimeTitle(at: number, now: number = Date.now()): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '–';
  const ago = now - at;
  return `${ago < 1000 ? 'now' : `${formatDuration(ago)} ago`}, ${date.toISOString()}`;
}
