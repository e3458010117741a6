import { posix } from 'node:path';
import { aliases } from '../../aliases';
import { layers, sharedFolders } from './layers';

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** The layer that a file below `src` lies in; undefined: none that the table knows. */
export function layerOf(file: string): string | undefined {
  return Object.keys(layers)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function checkRelative(file: string, layer: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  // The version stands in one place.
  if (target === '../package.json') return undefined;
  const reached = layerOf(`${target}/`) ?? layerOf(target);
  if (reached === layer || (reached !== undefined && sharedFolders[layer]?.includes(reached)))
    return undefined;
  return `reaches into ${target} past its door`;
}

/**
 * What is wrong with an import, by the table of layers.
 *
 * @param file below `src`, with `/`
 * @returns undefined where it is allowed
 */
export function checkImport(file: string, specifier: string): string | undefined {
  const layer = layerOf(file);
  if (layer === undefined) return 'lies in no folder that the design knows';
  if (specifier.startsWith('.')) return checkRelative(file, layer, specifier);
  const { doors, packages } = layers[layer] ?? { doors: [], packages: [] };
  if (specifier in aliases)
    return doors.includes(specifier) ? undefined : `${layer} may not import ${specifier}`;
  return packages.some((pattern) => matches(pattern, specifier))
    ? undefined
    : `${layer} may not import the package ${specifier}`;
}
