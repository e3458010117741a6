const MOST = 3;

/** A request in a few words, to tell it from others: "customerId c_1042, 2 items". */
export function requestSummary(text: string | undefined): string {
  if (text === undefined) return 'no request';
  if (text.length > 100_000) return 'large request';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return text.slice(0, 80);
    return Object.entries(value)
      .map(member)
      .filter((part) => part !== undefined)
      .slice(0, MOST)
      .join(', ');
  } catch {
    // It was sent although it isn't JSON.
    return text.slice(0, 80);
  }
}

function member([name, value]: [string, unknown]): string | undefined {
  if (Array.isArray(value)) return `${value.length} ${name}`;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return value === '' ? undefined : `${name} ${String(value).slice(0, 40)}`;
}
