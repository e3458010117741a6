/** A span for a sentence: `740 µs`, `3.2 ms`, `30 s`, `4 min 12 s`. Numbers and units as docs/interface.md, "Numbers", has them. */
export function formatSpan(ms: number): string {
  const unit = '\u202f';
  if (ms < 1) return `${Math.round(ms * 1_000)}${unit}µs`;
  if (ms < 1_000) return `${trimmed(ms < 10 ? ms.toFixed(1) : ms.toFixed(0))}${unit}ms`;
  if (ms < 60_000) return `${trimmed((ms / 1_000).toFixed(2))}${unit}s`;
  const seconds = Math.round(ms / 1_000);
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)}${unit}min${rest === 0 ? '' : ` ${rest}${unit}s`}`;
}

function trimmed(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}
