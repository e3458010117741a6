import { setImmediate as immediate } from 'node:timers/promises';
import { CommandRegistry, dynCommand, InMemoryChannel } from '@mesh';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** A step on the way to a tree of registries in which each but the first has one above it. */
type Step =
  | { readonly kind: 'register'; readonly node: number }
  /** Links a registry with the one above it; where it is linked already, anew. */
  | { readonly kind: 'link'; readonly node: number };

const SIZE = 8;
const parents = fc.tuple(...Array.from({ length: SIZE - 1 }, (_, index) => fc.nat({ max: index })));
const kinds = fc.constantFrom<Step['kind']>('register', 'link', 'link');
const steps = fc.array(fc.record({ kind: kinds, node: fc.nat({ max: SIZE - 1 }) }), { maxLength: 30 });

async function growTree(parentOf: readonly number[], todo: readonly Step[]): Promise<CommandRegistry[]> {
  const nodes = Array.from({ length: SIZE }, (_, index) => {
    return new CommandRegistry({ id: `r${index}`, ...(index > 0 && { routerChannel: 'up' }) });
  });
  const at = (index: number): CommandRegistry => nodes[index] as CommandRegistry;
  const link = async (node: number): Promise<void> => {
    const parent = parentOf[node - 1];
    if (parent === undefined) return;
    const [up, down] = InMemoryChannel.pair('up', `child-${node}`);
    await Promise.all([at(node).registerChannel(up), at(parent).registerChannel(down)]);
  };
  const registered = new Set<number>();
  const register = (node: number): Promise<unknown> | undefined => {
    if (registered.has(node)) return undefined;
    registered.add(node);
    return at(node).registerCommand(dynCommand(`of.r${node}`, () => node));
  };
  for (const { kind, node } of todo) {
    const step = kind === 'link' ? link(node) : register(node);
    // Some steps are done before the earlier ones have come to their end, some after.
    if (node % 2 === 0) await step;
  }
  await immediate();
  for (let node = 0; node < SIZE; node += 1) await register(node);
  for (let node = 1; node < SIZE; node += 1) await link(node);
  await immediate();
  return nodes;
}

describe('a tree of registries, in whichever order it was linked, linked anew and filled', () => {
  it('lets every registry call every command, and lists it', async () => {
    const property = fc.asyncProperty(parents, steps, async (parentOf, todo) => {
      const nodes = await growTree(parentOf, todo);
      try {
        const ids = nodes.map((_, index) => `of.r${index}`);
        for (const node of nodes) {
          const results = await Promise.all(ids.map((id) => node.executeDyn(id).catch(String)));
          expect(results).toEqual(ids.map((_, index) => index));
        }
        expect(
          nodes[0]
            ?.listCommands()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(ids);
      } finally {
        await Promise.all(nodes.map((node) => node.dispose()));
      }
    });
    await fc.assert(property, { numRuns: Number(process.env['MESH_RUNS'] ?? 200), seed: 20261121 });
  }, 600_000);
});
