import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/lib/project-root';
import { runCommand } from '../../scripts/lib/run-command';
import { tscPath } from '../../scripts/lib/tsc-path';

const folder = join(projectRoot, `.cache/messages-${process.pid}`);

const RIGHT = `
import { CommandRegistry, defineCommand, defineEvent, defineService, dynEvent, jsonSchema, type ServiceImplementation } from 'meshscope/mesh';

const request = jsonSchema<{ a: number; b: number }>({});
const response = jsonSchema<number>({});
const Add = defineCommand({ id: 'add', request, response });
const Ping = defineCommand({ id: 'ping' });
interface Found { found: boolean; places: string[] }
const Find = defineCommand({ id: 'find', response: jsonSchema<Found>({}) });
const Done = defineEvent({ id: 'done', payload: jsonSchema<{ job: number }>({}) });
const Bye = defineEvent({ id: 'bye' });
const Maths = defineService('maths', { add: { request, response }, negate: { request: response, response } });
const mesh = new CommandRegistry();
mesh.emit(Bye);
mesh.emit(Done, { job: 1 });
mesh.emit(dynEvent('any', 1));
`;

/** What somebody writes wrongly, and the first line of what the compiler says of it. */
const WRONG: ReadonlyArray<readonly [statement: string, message: string]> = [
  [
    'mesh.execute(Add, { a: 1 });',
    "Property 'b' is missing in type '{ a: number; }' but required in type '{ a: number; b: number; }'.",
  ],
  ['mesh.execute(Add);', 'Expected 2-3 arguments, but got 1.'],
  ["mesh.execute(Add, { a: 1, b: '2' });", "Type 'string' is not assignable to type 'number'."],
  ['mesh.execute(Ping, 5);', "Argument of type 'number' is not assignable to parameter of type 'void'."],
  [
    'mesh.execute(Ping, undefined, { timeout: 5 });',
    "Object literal may only specify known properties, but 'timeout' does not exist in type 'ExecuteOptions'. Did you mean to write 'timeoutMs'?",
  ],
  [
    'export const sum: string = await mesh.execute(Add, { a: 1, b: 2 });',
    "Type 'number' is not assignable to type 'string'.",
  ],
  [
    "mesh.registerCommand(Add, () => 'three');",
    "Type 'string' is not assignable to type 'number | Promise<number>'.",
  ],
  [
    'mesh.registerCommand(Find, () => ({ found: true }));',
    "Type '{ found: true; }' is not assignable to type 'Found | Promise<Found>'.",
  ],
  [
    'mesh.registerCommand(Add, ({ c }) => c);',
    "Property 'c' does not exist on type '{ a: number; b: number; }'.",
  ],
  [
    'mesh.registerService(Maths, { add: ({ a, b }) => a + b });',
    "Property 'negate' is missing in type '{ add: ({ a, b }: { a: number; b: number; }) => number; }' but required in type '{ readonly add: Handler<{ a: number; b: number; }, number>; readonly negate: Handler<number, number>; }'.",
  ],
  [
    'mesh.registerService(Maths, { add: ({ a, b }) => a + b, negate: (n) => `${n}` });',
    "Type 'string' is not assignable to type 'number | Promise<number>'.",
  ],
  [
    'export class Incomplete implements ServiceImplementation<typeof Maths> { add(): number { return 1; } }',
    "Class 'Incomplete' incorrectly implements interface '{ readonly add: Handler<{ a: number; b: number; }, number>; readonly negate: Handler<number, number>; }'.",
  ],
  [
    'mesh.client(Maths).subtract(1);',
    "Property 'subtract' does not exist on type '{ readonly add: (request: { a: number; b: number; }, options?: ExecuteOptions | undefined) => Promise<number>; readonly negate: (request: number, options?: ExecuteOptions | undefined) => Promise<...>; }'.",
  ],
  [
    "mesh.client(Maths).negate('1');",
    "Argument of type 'string' is not assignable to parameter of type 'number'.",
  ],
  ["mesh.emit(Done, { job: 'x' });", "Type 'string' is not assignable to type 'number'."],
  ['mesh.emit(Done);', 'Expected 2-3 arguments, but got 1.'],
  ['mesh.emit(Bye, 1);', "Argument of type 'number' is not assignable to parameter of type 'void'."],
  ["mesh.emit(dynEvent('any'), 1);", "Type '1' has no properties in common with type 'EmitOptions'."],
  ['mesh.on(Done, ({ jobs }) => jobs);', "Property 'jobs' does not exist on type '{ job: number; }'."],
  [
    "defineCommand({ id: 'x', respones: response });",
    "Type 'TypedJsonSchema<number>' is not assignable to type 'TypedJsonSchema<number> & \"There is no such key.\"'.",
  ],
  [
    "defineEvent({ id: 'x', paylod: response });",
    "Type 'TypedJsonSchema<number>' is not assignable to type 'TypedJsonSchema<number> & \"There is no such key.\"'.",
  ],
  [
    "defineService('x', { y: { reqest: response } });",
    "Object literal may only specify known properties, but 'reqest' does not exist in type 'CommandSpec'. Did you mean to write 'request'?",
  ],
];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is told by the compiler what is wrong, in words of the definition', async () => {
  mkdirSync(folder, { recursive: true });
  const wrong = WRONG.map(([statement]) => statement).join('\n');
  writeFileSync(join(folder, 'wrong.ts'), `${RIGHT}${wrong}\n`);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(projectRoot, 'tsconfig.base.json'),
      compilerOptions: { types: [], moduleDetection: 'force', noUnusedLocals: false },
      include: ['wrong.ts'],
    }),
  );
  const { output } = await runCommand(process.execPath, [tscPath, '-p', folder, '--pretty', 'false']);
  const said = Array.from(
    output.matchAll(/^\S*wrong\.ts\((\d+),\d+\): error TS\d+: (.*)$/gm),
    ([, line, text]) => ({
      statement: wrong.split('\n')[Number(line) - RIGHT.split('\n').length],
      text,
    }),
  );
  expect(said).toEqual(WRONG.map(([statement, text]) => ({ statement, text })));
}, 60_000);
