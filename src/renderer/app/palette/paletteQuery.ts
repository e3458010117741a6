import type { PaletteScope } from '../../stores';

export type QueryScope = PaletteScope | 'ids';

/** What a written query looks for: `>` actions, `@` targets, `#` message or trace ids; else by the chosen scope. */
export function paletteQuery(written: string, scope: PaletteScope): { scope: QueryScope; text: string } {
  const prefixes: Readonly<Record<string, QueryScope>> = { '>': 'actions', '@': 'targets', '#': 'ids' };
  const prefixed = prefixes[written.charAt(0)];
  return prefixed === undefined
    ? { scope, text: written.trim() }
    : { scope: prefixed, text: written.slice(1).trim() };
}

export const paletteScopes: readonly { readonly scope: PaletteScope; readonly label: string }[] = [
  { scope: 'all', label: 'All' },
  { scope: 'commands', label: 'Commands' },
  { scope: 'targets', label: 'Targets' },
  { scope: 'actions', label: 'Actions' },
];

/** The scope after (1) or before (-1) another. */
export function nextScope(scope: PaletteScope, step: 1 | -1): PaletteScope {
  const at = paletteScopes.findIndex((one) => one.scope === scope);
  return paletteScopes[(at + step + paletteScopes.length) % paletteScopes.length]?.scope ?? 'all';
}
