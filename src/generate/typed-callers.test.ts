import { describe, expect, it } from 'vitest';
import { generateSource } from './generate-source';
import { typeCheck } from './testing/type-check';

const commands = [
  {
    id: 'math.add',
    schema: {
      request: {
        type: 'object',
        properties: { a: { type: 'integer' }, b: { type: 'integer' } },
        required: ['a', 'b'],
      },
      response: { type: 'integer' },
    },
  },
  { id: 'math.reset' },
  {
    id: 'shape.area',
    schema: {
      request: {
        oneOf: [
          {
            type: 'object',
            properties: { kind: { const: 'circle' }, r: { type: 'number' } },
            required: ['kind', 'r'],
          },
          {
            type: 'object',
            properties: { kind: { const: 'square' }, a: { type: 'number' } },
            required: ['kind', 'a'],
          },
        ],
      },
      response: { type: ['number', 'null'] },
    },
  },
  {
    id: 'tree.depth',
    schema: {
      request: {
        type: 'object',
        properties: { kids: { type: 'array', items: { $ref: '#' } } },
        required: ['kids'],
      },
      response: { type: 'integer' },
    },
  },
  { id: "it's.odd", schema: { request: true, response: { type: 'object', properties: { __proto__x: {} } } } },
];

/** Uses as a caller writes them: `call` takes what `registry.execute` takes. */
const HEAD = `
import type { CommandDefinition, ExecuteArguments, ServiceClient } from 'meshscope/mesh';
declare function call<Req, Res>(command: CommandDefinition<Req, Res, any, any>, ...args: ExecuteArguments<Req>): Promise<Res>;
`;

describe('the generated definitions', () => {
  it('type their callers: right uses compile, and wrong ones do not', async () => {
    const use = `${HEAD}
import { MathAdd, MathReset, ShapeArea, TreeDepth, ItSOdd } from './mesh';

export async function right(): Promise<void> {
  const sum: number = await call(MathAdd, { a: 1, b: 2 });
  const nothing: void = await call(MathReset);
  const area: number | null = await call(ShapeArea, { kind: 'square', a: sum });
  const depth: number = await call(TreeDepth, { kids: [{ kids: [] }] });
  await call(ItSOdd, { anything: [area, depth, nothing] });
}

export async function wrong(): Promise<void> {
  // @ts-expect-error b is missing
  await call(MathAdd, { a: 1 });
  // @ts-expect-error a is no text
  await call(MathAdd, { a: '1', b: 2 });
  // @ts-expect-error it needs a request
  await call(MathAdd);
  // @ts-expect-error it takes nothing
  await call(MathReset, { a: 1 });
  // @ts-expect-error a circle has no side
  await call(ShapeArea, { kind: 'circle', a: 1 });
  // @ts-expect-error the area may be null
  const area: number = await call(ShapeArea, { kind: 'circle', r: 1 });
  // @ts-expect-error a child needs its kids
  await call(TreeDepth, { kids: [{}] });
  void area;
}
`;
    const services = `${HEAD}
import { MathService } from './services';

export async function uses(math: ServiceClient<typeof MathService>): Promise<void> {
  const sum: number = await math.add({ a: 1, b: 2 });
  await math.reset();
  // @ts-expect-error there is no such method
  await math.sub({ a: sum, b: 2 });
  // @ts-expect-error b is missing
  await math.add({ a: 1 });
}
`;
    const said = await typeCheck({
      'mesh.ts': generateSource(commands),
      'services.ts': generateSource(commands, { services: true }),
      'use.ts': use,
      'use-services.ts': services,
    });
    expect(said).toBe('');
  }, 60_000);
});
