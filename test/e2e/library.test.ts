import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../scripts/lib/project-root';
import { runCommand } from '../../scripts/lib/run-command';
import { tscPath } from '../../scripts/lib/tsc-path';
import { tempFolder } from './harness/temp-folder';

const PROGRAM = `
import { CommandRegistry, defineCommand, InMemoryChannel, jsonSchema } from 'meshscope/mesh';
import { ajvValidator } from 'meshscope/mesh/ajv';
import { NdjsonChannel } from 'meshscope/transports';

const Add = defineCommand({
  id: 'math.add',
  request: jsonSchema<{ a: number; b: number }>({
    type: 'object',
    properties: { a: { type: 'number' }, b: { type: 'number' } },
    required: ['a', 'b'],
  }),
  response: jsonSchema<number>({ type: 'number' }),
});
const root = new CommandRegistry({ id: 'root', validator: ajvValidator() });
const worker = new CommandRegistry({ id: 'worker', routerChannel: 'root' });
const [toWorker, toRoot] = InMemoryChannel.pair('worker', 'root');
await root.registerCommand(Add, ({ a, b }) => a + b);
await root.registerChannel(toWorker);
await (await worker.registerChannel(toRoot)).ready;
const sum: number = await worker.execute(Add, { a: 1, b: 2 });
console.log(sum, typeof NdjsonChannel);
await worker.dispose();
await root.dispose();
`;

it('serves a program of its own, typed as Node resolves it', async () => {
  const folder = await tempFolder();
  const installed = join(folder, 'node_modules/meshscope');
  await mkdir(installed, { recursive: true });
  await cp(join(projectRoot, 'dist'), join(installed, 'dist'), { recursive: true });
  await cp(join(projectRoot, 'package.json'), join(installed, 'package.json'));
  await mkdir(join(folder, 'node_modules/@types'));
  await symlink(join(projectRoot, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'program.ts'), PROGRAM);
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2022',
        strict: true,
        types: ['node'],
        lib: ['es2022'],
      },
      include: ['program.ts'],
    }),
  );
  const compiled = await runCommand(process.execPath, [tscPath], { cwd: folder });
  expect(compiled).toEqual({ code: 0, output: '' });
  const ran = await runCommand(process.execPath, ['program.js'], { cwd: folder });
  expect(ran).toEqual({ code: 0, output: '3 function\n' });
});
