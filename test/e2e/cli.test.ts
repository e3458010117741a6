import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../scripts/lib/project-root';
import { type CommandOutcome, runCommand } from '../../scripts/lib/run-command';
import { startWeb } from './harness/start-web';
import { tempFolder } from './harness/temp-folder';

const meshscope = (...args: string[]): Promise<CommandOutcome> =>
  runCommand(process.execPath, [join(projectRoot, 'dist/cli/index.js'), ...args]);

describe('the command line', () => {
  it('says what it can do', async () => {
    const { code, output } = await meshscope('--help');
    expect(code).toBe(0);
    expect(output).toContain('--no-open');
    expect((await meshscope('--version')).output).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('refuses what it does not know, in one line', async () => {
    const { code, output } = await meshscope('--wbe');
    expect(code).toBe(2);
    expect(output).toBe("meshscope: Unknown option '--wbe'. See --help.\n");
  });

  it('says when a port is in use', async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const { code, output } = await meshscope(
      '--web',
      '--no-open',
      '--port',
      String(port),
      '--data',
      await tempFolder(),
    );
    expect(code).toBe(1);
    expect(output).toBe(
      `meshscope: Port ${port} is in use by another program. Choose another one, or leave out --port.\n`,
    );
  });

  it('leaves the data of another one that is open alone', async () => {
    const data = await tempFolder();
    await startWeb(data);
    const { code, output } = await meshscope('--web', '--no-open', '--data', data);
    expect(code).toBe(1);
    expect(output).toBe(
      `meshscope: Meshscope is open already on ${data}. Close it, or choose another directory with --data.\n`,
    );
  });

  it('prints one line with the link', async () => {
    const server = await startWeb(await tempFolder());
    expect(server.output()).toBe(`Meshscope is at ${server.link}\n`);
  });

  it.runIf(process.platform === 'linux')('serves the browser edition where there is no display', async () => {
    const server = await startWeb(await tempFolder(), [], {
      web: false,
      env: { DISPLAY: '', WAYLAND_DISPLAY: '' },
    });
    expect(server.output()).toBe(
      `meshscope: no window, because there is no display; this is the browser edition instead.\nMeshscope is at ${server.link}\n`,
    );
  });
});
