import type { Contender } from './contender';
import { mesh, ownKindMesh } from './mesh';
import { others } from './others';
import { raw } from './raw';

/** All of them; `raw`, which the others are measured by, is the first. */
export const contenders: readonly Contender[] = [raw, mesh, ownKindMesh, ...others];
