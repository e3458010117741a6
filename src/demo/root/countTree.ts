import { RequestReader } from '../shared/RequestReader';

const MAX_CHILDREN = 10_000;

/** How many nodes a tree has, and how deep it is. */
export function countTree(tree: unknown): { nodes: number; depth: number } {
  let nodes = 0;
  let depth = 0;
  let level = [new RequestReader(tree)];
  while (level.length > 0) {
    depth++;
    nodes += level.length;
    level = level.flatMap((node) =>
      node.has('children') ? node.objects('children', { min: 0, max: MAX_CHILDREN }) : [],
    );
  }
  return { nodes, depth };
}
