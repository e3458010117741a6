/** Where the bracket between a frame and its other half runs: positions in the rows shown, both inclusive. */
export interface Bracket {
  readonly from: number;
  readonly to: number;
  /** Position of the other half. */
  readonly related: number;
}

/** The bracket of the selected row; undefined where a half of it isn't among the rows. */
export function bracketOf(selectedIndex: number, relatedIndex: number): Bracket | undefined {
  if (selectedIndex < 0 || relatedIndex < 0) return undefined;
  return {
    from: Math.min(selectedIndex, relatedIndex),
    to: Math.max(selectedIndex, relatedIndex),
    related: relatedIndex,
  };
}

/** The classes that draw a row's part of the bracket. */
export function bracketClass(index: number, bracket: Bracket | undefined): string {
  if (bracket === undefined || index < bracket.from || index > bracket.to) return '';
  const part = index === bracket.from ? 'start' : index === bracket.to ? 'end' : 'middle';
  return `bracket-${part}${index === bracket.related ? ' rel' : ''}`;
}
