const MOST_SHOWN = 20;
const LONGEST = 60;

/** Values as a person reads them: texts without quotes, so many at most, and how many more there are. */
export function showValues(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_SHOWN).map(show).join(', ');
  return values.length > MOST_SHOWN ? `${shown} and ${values.length - MOST_SHOWN} more` : shown;
}

function show(value: unknown): string {
  const text =
    typeof value === 'string' && value.trim() !== '' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
