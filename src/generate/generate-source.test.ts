import type { CommandInfo, JsonSchema } from '@mesh';
import { describe, expect, it } from 'vitest';
import { generateSource } from './generate-source';

const FIRST_LINES = 2;

/** The source of some commands, without its first comment and its import. */
function bodyOf(commands: readonly CommandInfo[], services = false): string {
  return generateSource(commands, { services }).split('\n').slice(FIRST_LINES).join('\n').trim();
}

/** The declarations of the types of one request, and the type that stands at its definition. */
function typesOf(request: JsonSchema): { at: string; declared: string } {
  const source = bodyOf([{ id: 'a.b', schema: { request } }]);
  const [declared = '', definition = ''] = source.split('export const');
  return { declared: declared.trim(), at: /jsonSchema<(.*)>\(/.exec(definition)?.[1] ?? '' };
}

const declared = (request: JsonSchema): string => typesOf(request).declared;
const written = (request: JsonSchema): string => typesOf(request).at;

describe('a definition', () => {
  it('has the id, the description, the types and the schemas of its command', () => {
    const request = {
      type: 'object',
      properties: { a: { type: 'integer' }, b: { type: 'number' } },
      required: ['a'],
    };
    const source = generateSource([
      { id: 'math.add', description: 'Adds.', schema: { request, response: { type: 'integer' } } },
    ]);
    expect(
      source,
    ).toBe(`// Made by Meshscope from a registry's list of commands. Made anew, it loses what was changed by hand.
import { defineCommand, jsonSchema } from 'meshscope/mesh';

export interface MathAddRequest {
  a: number;
  b?: number;
}

/** Adds. */
export const MathAdd = defineCommand({
  id: 'math.add',
  description: 'Adds.',
  request: jsonSchema<MathAddRequest>({
    type: 'object',
    properties: { a: { type: 'integer' }, b: { type: 'number' } },
    required: ['a'],
  }),
  response: jsonSchema<number>({ type: 'integer' }),
});
`);
  });

  it('leaves out what the command has no schema for: it takes, or gives, nothing', () => {
    expect(bodyOf([{ id: 'cache.clear' }])).toBe(
      "export const CacheClear = defineCommand({\n  id: 'cache.clear',\n});",
    );
  });

  it('is a method of a service where services are asked for', () => {
    const source = bodyOf(
      [
        { id: 'math.add', schema: { response: { type: 'number' } } },
        { id: 'math.fast.add-all' },
        { id: 'math.fast.neg' },
        { id: 'ping' },
        { id: '.odd' },
      ],
      true,
    );
    expect(source).toContain("export const MathService = defineService('math', {\n  add: {\n");
    expect(source).toContain(
      "export const MathFastService = defineService('math.fast', {\n  'add-all': {},\n  neg: {},\n});",
    );
    expect(source).toContain("export const Ping = defineCommand({\n  id: 'ping',\n});");
    expect(source).toContain("id: '.odd'");
  });
});

describe('the types of a schema', () => {
  it.each<[string, JsonSchema, string]>([
    ['a bare value', { type: 'string' }, 'string'],
    ['an integer', { type: 'integer', format: 'int64' }, 'number'],
    ['true', true, 'unknown'],
    ['false', false, 'never'],
    ['a schema that says nothing', {}, 'unknown'],
    ['a nullable value', { type: ['integer', 'null'] }, 'number | null'],
    ['null before the value', { anyOf: [{ type: 'null' }, { type: 'string' }] }, 'string | null'],
    ['OpenAPI nullable', { type: 'string', nullable: true }, 'string | null'],
    ['an enum', { type: 'string', enum: ['red', 'blue'] }, "'red' | 'blue'"],
    ['an enum with null', { enum: ['red', null, 2] }, "'red' | 2 | null"],
    ['an empty enum', { enum: [] }, 'never'],
    ['a const', { const: 'on' }, "'on'"],
    ['a big integer', { const: 9007199254740993n }, '9007199254740993n'],
    ['an array', { type: 'array', items: { type: 'string' } }, 'string[]'],
    ['an array of unions', { items: { type: ['string', 'null'] } }, '(string | null)[]'],
    ['an array of anything', { type: 'array' }, 'unknown[]'],
    ['a set', { type: 'array', items: { type: 'number' }, uniqueItems: true }, 'number[]'],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, '[string, number]'],
    [
      'a tuple with more',
      { prefixItems: [{ type: 'string' }], items: { type: 'number' } },
      '[string, ...number[]]',
    ],
    ['a tuple with less', { prefixItems: [{ type: 'string' }, true], minItems: 1 }, '[string, unknown?]'],
    ['a draft-07 tuple', { items: [{ type: 'string' }], additionalItems: false }, '[string]'],
    ['an array of fixed length', { items: { type: 'number' }, minItems: 2, maxItems: 2 }, '[number, number]'],
    ['a map', { type: 'object', additionalProperties: { type: 'number' } }, 'Record<string, number>'],
    ['a map by pattern', { patternProperties: { '^\\d+$': { type: 'string' } } }, 'Record<string, string>'],
    ['any object', { type: 'object' }, 'Record<string, unknown>'],
    ['an empty object', { type: 'object', additionalProperties: false }, 'Record<string, never>'],
    ['a $ref that leads nowhere', { $ref: '#/$defs/Gone' }, 'unknown /* "#/$defs/Gone" leads nowhere */'],
    ['a type that there is not', { type: 'int' }, 'unknown /* there is no type "int" */'],
    ['a damaged member', { items: 'string' }, '(unknown /* not a schema */)[]'],
  ])('%s', (_name, schema, type) => {
    expect(written(schema)).toBe(type);
  });

  it('nests objects and arrays, and keeps descriptions, defaults and deprecation', () => {
    const schema = {
      type: 'object',
      description: 'An order.',
      properties: {
        items: {
          type: 'array',
          items: { type: 'object', properties: { sku: { type: 'string' }, count: { type: 'integer' } } },
        },
        note: { type: 'string', description: 'For the\nkitchen.', default: 'none' },
        old: { type: 'boolean', deprecated: true },
        'odd-key': { type: ['string', 'null'] },
      },
      required: ['items'],
    };
    expect(declared(schema)).toBe(`/** An order. */
export interface ABRequest {
  items: { sku?: string; count?: number }[];
  /**
   * For the
   * kitchen.
   * @default "none"
   */
  note?: string;
  /** @deprecated */
  old?: boolean;
  'odd-key'?: string | null;
}`);
  });

  it('writes a tagged union one branch a line', () => {
    const circle = { type: 'object', properties: { kind: { const: 'circle' }, radius: { type: 'number' } } };
    const square = { type: 'object', properties: { kind: { const: 'square' }, side: { type: 'number' } } };
    const other = { type: 'object', properties: { kind: { const: 'named' }, name: { type: 'string' } } };
    const oneOf = [circle, square, other].map((branch) => ({
      ...branch,
      required: Object.keys(branch.properties),
    }));
    expect(declared({ type: 'object', oneOf })).toBe(`export type ABRequest =
  | { kind: 'circle'; radius: number }
  | { kind: 'square'; side: number }
  | { kind: 'named'; name: string };`);
  });

  it('writes an untagged union, and units as their constants beside variants with content', () => {
    const anyOf = [
      { type: 'string', enum: ['None'] },
      { type: 'object', properties: { Some: { type: 'number' } } },
    ];
    expect(declared({ anyOf })).toBe("export type ABRequest = 'None' | { Some?: number };");
  });

  it('joins members beside a union, and what allOf adds', () => {
    const schema = {
      type: 'object',
      properties: { id: { type: 'string' } },
      required: ['id'],
      oneOf: [{ properties: { a: { type: 'number' } }, required: ['a'] }, { required: ['id', 'b'] }],
      allOf: [{ $ref: '#/$defs/Base' }, { properties: { more: { type: 'boolean' } } }],
      $defs: { Base: { type: 'object', properties: { at: { type: 'integer' } } } },
    };
    expect(
      declared(schema),
    ).toBe(`export type ABRequest = { id: string; more?: boolean } & Base & ({ a: number } | { id: string; b: unknown });

export interface Base {
  at?: number;
}`);
  });

  it('names definitions, recursive ones too', () => {
    const schema = {
      $ref: '#/$defs/json_value',
      $defs: {
        json_value: {
          description: 'Any JSON.',
          anyOf: [
            { type: ['string', 'number', 'boolean', 'null'] },
            { type: 'array', items: { $ref: '#/$defs/json_value' } },
            { type: 'object', additionalProperties: { $ref: '#/$defs/json_value' } },
          ],
        },
      },
    };
    expect(typesOf(schema)).toEqual({
      at: 'JsonValue',
      declared: `/** Any JSON. */
export type JsonValue = string | number | boolean | JsonValue[] | { [key: string]: JsonValue } | null;`,
    });
  });

  it('knows the root, anchors, draft-07 definitions and escaped pointers', () => {
    const schema = {
      type: 'object',
      properties: {
        children: { type: 'array', items: { $ref: '#' } },
        size: { $ref: '#size' },
        old: { $ref: '#/definitions/is~1old' },
      },
      $defs: { Size: { $anchor: 'size', type: 'integer' } },
      definitions: { 'is/old': { type: 'boolean' } },
    };
    expect(declared(schema)).toBe(`export interface ABRequest {
  children?: ABRequest[];
  size?: Size;
  old?: IsOld;
}

export type IsOld = boolean;

export type Size = number;`);
  });

  it('has a required member that is not described as unknown', () => {
    expect(declared({ type: 'object', properties: { a: {} }, required: ['a', 'title', '$schema'] })).toBe(
      'export interface ABRequest {\n  a: unknown;\n  title: unknown;\n  $schema: unknown;\n}',
    );
  });

  it('has an index signature that admits the named members', () => {
    const schema = { properties: { a: { type: 'string' } }, additionalProperties: { type: 'number' } };
    expect(declared(schema)).toBe(
      'export interface ABRequest {\n  a?: string;\n  [key: string]: number | string | undefined;\n}',
    );
  });

  it('says of a type that is only itself that nothing is known of it', () => {
    const schema = {
      properties: { a: { $ref: '#/$defs/A' } },
      $defs: { A: { anyOf: [{ $ref: '#/$defs/B' }, { type: 'null' }] }, B: { $ref: '#/$defs/A' } },
    };
    expect(declared(schema)).toContain(
      'export type A = unknown /* it refers to itself, and to nothing else */;',
    );
  });

  it('cuts a schema that holds itself, and says so', () => {
    const schema: Record<string, unknown> = { type: 'array' };
    schema['items'] = schema;
    const source = bodyOf([{ id: 'a', schema: { request: schema } }]);
    expect(source).toContain('A schema was nested too deeply, or held itself: it is cut.');
    expect(source).toContain('jsonSchema<unknown[]>');
  });
});

describe('names', () => {
  const point = (type: string): JsonSchema => ({
    type: 'object',
    properties: { at: { $ref: '#/$defs/Point' } },
    $defs: { Point: { type: 'object', properties: { x: { type } } } },
  });

  it('give equal definitions of several commands one type, above them', () => {
    const source = bodyOf([
      { id: 'b', schema: { request: point('number') } },
      { id: 'a', schema: { request: point('number') } },
    ]);
    expect(source.match(/interface Point /g)).toHaveLength(1);
    expect(source.indexOf('interface Point ')).toBeLessThan(source.indexOf('interface ARequest '));
  });

  it('write a large type that several commands have once, and a small one wherever it is needed', () => {
    const large = {
      type: 'object',
      properties: Object.fromEntries('abcdefghij'.split('').map((key) => [key, { type: 'string' }])),
    };
    const small = { type: 'object', properties: { id: { type: 'string' } } };
    const schema = { request: small, response: large };
    const source = bodyOf([
      { id: 'user.add', schema },
      { id: 'user.get', schema },
      { id: 'user.list', schema: { response: { type: 'array', items: large } } },
    ]);
    expect(source).toContain('export type UserListResponse = UserAddResponse[];');
    expect(source).toContain('export type UserGetResponse = UserAddResponse;');
    expect(source).toContain('jsonSchema<UserGetResponse>');
    expect(source.indexOf('interface UserAddResponse ')).toBeLessThan(source.indexOf('const UserAdd '));
    expect(source).toContain('interface UserAddRequest ');
    expect(source).toContain('interface UserGetRequest ');
  });

  it('call definitions that differ after their command as well', () => {
    const source = bodyOf([
      { id: 'b', schema: { request: point('number') } },
      { id: 'a', schema: { request: point('string') } },
    ]);
    expect(source).toContain('interface ARequestPoint {\n  x?: string;');
    expect(source).toContain('interface BRequestPoint {\n  x?: number;');
  });

  it('tell apart what would collide', () => {
    const source = bodyOf([
      { id: 'a.b' },
      { id: 'a-b' },
      { id: 'a_b' },
      { id: '!' },
      { id: '2d' },
      { id: 'record' },
    ]);
    const names = [...source.matchAll(/export const (\S+)/g)].map(([, name]) => name);
    expect(names).toEqual(['Command', 'Command2d', 'AB', 'ABCommand', 'ABCommand2', 'RecordCommand']);
  });

  it('do not depend on the order of the commands', () => {
    const commands: CommandInfo[] = ['a.b', 'a_b', 'c', '_p'].map((id) => ({
      id,
      schema: { request: point(id) },
    }));
    expect(generateSource([...commands].reverse())).toBe(generateSource(commands));
  });
});
