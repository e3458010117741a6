const BYTES: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9 };
const MILLISECONDS: Readonly<Record<string, number>> = {
  '': 1,
  ms: 1,
  µs: 1e-3,
  us: 1e-3,
  s: 1e3,
  min: 60e3,
};

function read(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const found = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-zµ]*)$/i.exec(text);
  const unit = units[found?.[2]?.toLowerCase() ?? 'none'];
  return found === null || unit === undefined ? undefined : Number(found[1]) * unit;
}

/** `1.5KB` as bytes, in units of 1,000; undefined where it is no size. */
export const bytesOf = (text: string): number | undefined => read(text, BYTES);

/** `20ms`, `1.5s` or `740µs` as milliseconds; undefined where it is no span of time. */
export const millisecondsOf = (text: string): number | undefined => read(text, MILLISECONDS);
