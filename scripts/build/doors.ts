import type { Plugin, UserConfig } from 'vite';
import { aliases } from '../../aliases';

/** Door → the address that the built file imports it from. */
export type Elsewhere = Readonly<Record<string, string>>;

/** How a build finds the doors of `src`; those that are elsewhere stay imports. */
export function withDoors(elsewhere: Elsewhere = {}): Pick<UserConfig, 'resolve' | 'plugins'> {
  const plugin: Plugin = {
    name: 'doors-elsewhere',
    enforce: 'pre',
    resolveId(id) {
      const address = elsewhere[id];
      return address === undefined ? null : { id: address, external: true };
    },
  };
  // Aliases come before every plugin.
  const inside = Object.fromEntries(Object.entries(aliases).filter(([door]) => !(door in elsewhere)));
  return { resolve: { alias: inside }, plugins: [plugin] };
}
