import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { CommandRegistry, dynCommand, type Link } from '@mesh';
import { ProcessChannel, SocketChannel } from '@transports/node';
import { expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../scripts/lib/project-root';
import { runCommand, runOrFail } from '../../scripts/lib/run-command';
import { brokenLinks } from '../docs/markdown-links';
import { startWeb } from './harness/start-web';
import { tempFolder } from './harness/temp-folder';

/** Packs what is built and installs it in an empty project, as somebody outside the checkout does. @returns the project */
async function installPacked(): Promise<string> {
  const folder = await tempFolder();
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const file = (await runOrFail('npm', pack, { cwd: projectRoot })).trim().split('\n').at(-1) ?? '';
  // Offline: it depends on nothing.
  await runOrFail('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${file}`], { cwd: folder });
  return folder;
}

it('installs nothing else, and serves the browser edition once libsql stands beside it', async () => {
  const project = await installPacked();
  const installed = join(project, 'node_modules/meshscope');
  const { packages } = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8')) as {
    packages: object;
  };
  expect(Object.keys(packages)).toEqual(['', 'node_modules/meshscope']);

  const data = join(project, 'data');
  const cli = join(installed, 'dist/cli/index.js');
  const without = await runCommand(process.execPath, [cli, '--web', '--no-open', '--data', data]);
  expect(without).toEqual({
    code: 1,
    output:
      "meshscope: The browser edition can't start: What is captured is kept by the package libsql (SQLite), which isn't installed here for this system. Install it beside Meshscope: npm install libsql@0.5\n",
  });

  // As npm would put it there.
  await symlink(join(projectRoot, 'node_modules/libsql'), join(project, 'node_modules/libsql'));
  const server = await startWeb(data, [], { installed });
  const entered = await fetch(server.link, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(server.origin, { headers: { cookie } });
  expect(await page.text()).toContain('<div id="root">');
});

it('has documents whose links lead somewhere within it', async () => {
  const installed = join(await installPacked(), 'node_modules/meshscope');
  const documents = (await readdir(installed, { recursive: true })).filter((path) => path.endsWith('.md'));
  const broken = documents.flatMap((document) =>
    brokenLinks(join(installed, document)).map((link) => `${document}: ${link}`),
  );
  expect(documents.length).toBeGreaterThan(100);
  expect(broken).toEqual([]);
});

/** A `js` or `sh` block of the README, by the text that it begins with. */
async function fromReadme(beginning: string): Promise<string> {
  const readme = await readFile(join(projectRoot, 'README.md'), 'utf8');
  const blocks = Array.from(readme.matchAll(/^```(?:js|sh)\n([\s\S]*?)^```$/gm), ([, text = '']) => text);
  return blocks.find((text) => text.startsWith(beginning)) ?? '';
}

/** Attaches to a program as the inspector does, with what is installed in the project; gives its link. */
async function attach(command: readonly string[], cwd: string): Promise<[CommandRegistry, Link]> {
  const inspector = new CommandRegistry({ id: 'inspector', ownKind: false });
  onTestFinished(() => inspector.dispose());
  const link = await inspector.registerChannel(new ProcessChannel({ id: 'target', command, cwd }));
  await link.ready;
  return [inspector, link];
}

it('is attached to as the README says: a program, one that runs already, a line by hand', async () => {
  const project = await installPacked();
  for (const name of ['service.mjs', 'bridge.mjs'])
    await writeFile(join(project, name), await fromReadme(`// ${name}\n`));

  const [toService, service] = await attach([process.execPath, 'service.mjs'], project);
  expect(await toService.executeDyn('service.hello', 'Ada')).toBe('Hello, Ada!');
  await service.close();

  const app = new CommandRegistry({ id: 'app' });
  await app.registerCommand(dynCommand('app.hello', () => 'Hello!'));
  const server = createServer(
    (socket) => void app.registerChannel(new SocketChannel({ id: 'inspector', to: socket })),
  );
  onTestFinished(async () => {
    await app.dispose();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const [toApp] = await attach([process.execPath, 'bridge.mjs', String(port)], project);
  expect(toApp.listCommands()).toEqual([{ id: 'app.hello', channel: 'target' }]);
  expect(await toApp.executeDyn('app.hello')).toBe('Hello!');

  const byHand = await fromReadme("echo '{");
  const answered = await runOrFail('sh', ['-c', `${byHand.trim()} 2>/dev/null`], { cwd: projectRoot });
  expect(answered).toContain('"result":{"greeting":"Hello, Ada!","language":"en"}');
});
