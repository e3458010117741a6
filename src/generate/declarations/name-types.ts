import type { NameSet } from '../names/name-set';
import { pascalCase } from '../names/words';
import type { NamedType, NamedTypes } from './named-types';

/**
 * Gives every named type its name: the sides of a command are called after the command, a definition as its schema calls
 * it. Where several definitions have one name but not one meaning, each is called after its command as well, so that
 * none depends on which others there are.
 *
 * @param names those that are taken; the new ones are added
 */
export function nameTypes(types: NamedTypes, names: NameSet): Map<string, string> {
  const result = new Map<string, string>();
  const definitions = types.all().filter((type) => type.title !== undefined);
  for (const type of types.all()) {
    if (type.title === undefined) result.set(type.key, names.claim(type.owner));
  }
  const owners = countNames(definitions);
  for (const type of definitions) {
    const name = ownName(type);
    const long = `${type.owner}${name}`;
    result.set(type.key, owners.get(name) === 1 ? names.claim(name, long) : names.claim(long));
  }
  return result;
}

function ownName(type: NamedType): string {
  return pascalCase(type.title ?? '', 'Type');
}

function countNames(types: readonly NamedType[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(ownName(type), (counts.get(ownName(type)) ?? 0) + 1);
  return counts;
}
