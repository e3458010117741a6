import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig, preview, transformWithOxc } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../scripts/lib/project-root';
import { runCommand, runOrFail } from '../../scripts/lib/run-command';
import { tscPath } from '../../scripts/lib/tsc-path';
import { chaptersOf } from '../docs/guide';
import { openChromium } from './harness/launch-browser';
import { tempFolder } from './harness/temp-folder';
import { watchPage } from './harness/watch-page';

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

const COMPILER_OPTIONS = {
  target: 'es2022',
  strict: true,
  skipLibCheck: false,
  types: ['node'],
  lib: ['es2022'],
};

/** The files that a part of package.json names, under whatever conditions. */
function filesOf(part: object): string[] {
  return Object.values(part).flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null ? filesOf(entry) : [String(entry)],
  );
}

/** How a program may ask for its modules. */
const RESOLUTIONS = [
  { module: 'node16' },
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'nodenext' },
];

it('serves a program of its own, typed however its modules are resolved', async () => {
  const folder = await tempFolder();
  const installed = join(folder, 'node_modules/meshscope');
  await mkdir(installed, { recursive: true });
  await cp(join(projectRoot, 'dist'), join(installed, 'dist'), { recursive: true });
  await cp(join(projectRoot, 'package.json'), join(installed, 'package.json'));
  await mkdir(join(folder, 'node_modules/@types'));
  await symlink(join(projectRoot, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'program.ts'), PROGRAM);
  for (const resolution of RESOLUTIONS) {
    const config = { compilerOptions: { ...COMPILER_OPTIONS, ...resolution }, include: ['program.ts'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const compiled = await runCommand(process.execPath, [tscPath], { cwd: folder });
    expect(compiled).toEqual({ code: 0, output: '' });
  }
  const ran = await runCommand(process.execPath, ['program.js'], { cwd: folder });
  expect(ran).toEqual({ code: 0, output: '3 function\n' });
});

it('gives a page what a page can have', async () => {
  const folder = await tempFolder();
  const installed = join(folder, 'node_modules/meshscope');
  await mkdir(installed, { recursive: true });
  await cp(join(projectRoot, 'dist'), join(installed, 'dist'), { recursive: true });
  await cp(join(projectRoot, 'package.json'), join(installed, 'package.json'));
  const page = join(folder, 'page.js');
  await writeFile(
    page,
    `import { CommandRegistry } from 'meshscope/mesh';
import { WebSocketChannel } from 'meshscope/transports';
const mesh = new CommandRegistry({ routerChannel: 'server' });
void mesh.registerChannel(new WebSocketChannel({ id: 'server', socket: new WebSocket('ws://127.0.0.1') }));
`,
  );
  const outcome = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: { write: false, minify: false, rollupOptions: { input: page } },
  });
  const [first] = Array.isArray(outcome) ? outcome : [outcome];
  const code = first && 'output' in first ? first.output[0].code : '';
  expect(code).toContain('WebSocketEndedError');
  expect(code).not.toMatch(/__vite-browser-external|(?:from|import|require\()\s*["']/);
});

it('runs in a page as the guide says, with a worker and a frame', async () => {
  const guide = await readFile(join(projectRoot, 'docs/library.md'), 'utf8');
  const chapter = chaptersOf(guide).find(({ isPage }) => isPage);
  if (chapter === undefined) throw new Error('The guide has no chapter for pages.');
  const folder = await tempFolder();
  // As tsc would compile it, file by file.
  for (const [name, text] of chapter.files) {
    const { code } = await transformWithOxc(text, name);
    await writeFile(join(folder, name.replace(/\.ts$/, '.js')), code);
  }
  await writeFile(
    join(folder, 'frame.html'),
    '<title>A frame</title><link rel="icon" href="data:,"><script type="module" src="./frame.js"></script>',
  );
  await writeFile(
    join(folder, 'index.html'),
    '<title>A page</title><link rel="icon" href="data:,"><script type="module" src="./page.js"></script>',
  );
  const server = await preview(await builtPage(folder));
  onTestFinished(() => server.close());

  const page = await (await openChromium()).newPage();
  watchPage(page);
  const printed: string[] = [];
  page.on('console', (message) => printed.push(`${message.text()}\n`));
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await expect.poll(() => printed.join('')).toBe(chapter.output);
});

/** Bundles a page, its worker and its frame against the library as it is packed. @returns what serves them */
async function builtPage(root: string): Promise<InlineConfig> {
  const config = {
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { alias: { 'meshscope/mesh': join(projectRoot, 'dist/mesh/index.js') } },
    worker: { format: 'es' },
    preview: { host: '127.0.0.1', port: 0 },
  } as const satisfies InlineConfig;
  await build({
    ...config,
    build: {
      target: 'es2022',
      rollupOptions: { input: ['index.html', 'frame.html'].map((name) => join(root, name)) },
    },
  });
  return config;
}

it('is packed with everything that it exports, and with types that stand by themselves', async () => {
  const packed = await runOrFail('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent'], {
    cwd: projectRoot,
  });
  const [{ files }] = JSON.parse(packed.slice(packed.indexOf('['))) as [{ files: { path: string }[] }];
  const paths = new Set(files.map(({ path }) => path));
  const { exports, bin } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
    exports: object;
    bin: object;
  };
  const named = [...filesOf(exports), ...filesOf(bin)];
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !paths.has(path.slice('./'.length)))).toEqual([]);
  expect([...paths].filter((path) => /^docs\/(library\.md|api\/README\.md)$/.test(path))).toHaveLength(2);

  const declarations = [...paths].filter((path) => path.endsWith('.d.ts'));
  const foreign: string[] = [];
  for (const path of declarations) {
    const text = await readFile(join(projectRoot, path), 'utf8');
    for (const [, from = ''] of text.matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
      const target = from.startsWith('.') ? join(path, '..', from).replace(/\.js$/, '.d.ts') : from;
      if (!from.startsWith('node:') && !paths.has(target)) foreign.push(`${path}: ${from}`);
    }
  }
  expect(declarations.length).toBeGreaterThan(50);
  expect(foreign).toEqual([]);
});
