import fc from 'fast-check';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { generateSource } from './generate-source';
import { arbitraryCommand } from './testing/arbitrary-command';
import { typeCheck } from './testing/type-check';

const commandLists = fc.array(arbitraryCommand, { maxLength: 4 });

/** The statements of a module, by their kind, and what its constants are made by. */
function statementsOf(source: string): { errors: unknown[]; callees: (string | undefined)[] } {
  const { program, errors } = parseSync('generated.ts', source);
  const callees = program.body.flatMap((statement) => {
    if (statement.type === 'ImportDeclaration') return [];
    if (statement.type !== 'ExportNamedDeclaration') return [statement.type];
    const { declaration } = statement;
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.map(({ init }) =>
      init?.type === 'CallExpression' && init.callee.type === 'Identifier' ? init.callee.name : init?.type,
    );
  });
  return { errors, callees };
}

describe('whatever a peer lists', () => {
  it('gives source that parses, in which nothing runs but definitions', () => {
    fc.assert(
      fc.property(commandLists, fc.boolean(), (commands, services) => {
        const { errors, callees } = statementsOf(generateSource(commands, { services }));
        expect(errors).toEqual([]);
        expect(callees.filter((name) => name !== 'defineCommand' && name !== 'defineService')).toEqual([]);
      }),
      { numRuns: 1000, seed: 20261121 },
    );
  });

  it('gives the same source whichever order it comes in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryCommand, { maxLength: 4, selector: ({ id }) => id }),
        (commands) => {
          expect(generateSource([...commands].reverse())).toBe(generateSource(commands));
        },
      ),
      { numRuns: 200, seed: 20261121 },
    );
  });

  it('gives source that the compiler takes', async () => {
    const lists = fc.sample(commandLists, { numRuns: 300, seed: 20261121 });
    const files = lists.map((commands, index) => [`list-${index}.ts`, generateSource(commands)] as const);
    expect(await typeCheck(Object.fromEntries(files))).toBe('');
  }, 60_000);

  it('is not exhausted by depth, nor by long chains of references', () => {
    let deep: Record<string, unknown> = {};
    for (let depth = 0; depth < 5000; depth += 1) deep = { items: deep };
    const chain = Array.from(
      { length: 3000 },
      (_, index) => [`D${index}`, { $ref: `#/$defs/D${index + 1}` }] as const,
    );
    const request = { $ref: '#/$defs/D0', $defs: Object.fromEntries(chain) };
    const source = generateSource([
      { id: 'deep', schema: { request: deep } },
      { id: 'long', schema: { request } },
    ]);
    expect(statementsOf(source).errors).toEqual([]);
  });
});
