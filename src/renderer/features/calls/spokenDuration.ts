/** A duration in ms in words, for screen readers: "3.2 milliseconds", "30.02 seconds". */
export function spokenDuration(durationMs: number): string {
  if (durationMs < 0.9995) return `${Math.round(durationMs * 1000)} microseconds`;
  if (durationMs < 999.5) return `${Number(durationMs.toPrecision(3))} milliseconds`;
  return `${Number((durationMs / 1000).toFixed(2))} seconds`;
}
