import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryInUseError, holdDirectory } from './hold-directory';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'meshscope-hold-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a data directory', () => {
  it.each(['data', `${'deep/'.repeat(30)}data`])('is held by one at a time: %s', async (name) => {
    const directory = join(root, name);
    const hold = await holdDirectory(directory);
    await expect(holdDirectory(directory)).rejects.toThrow(DirectoryInUseError);
    await hold.release();
    await (await holdDirectory(directory)).release();
  });

  it.runIf(process.platform !== 'win32')("is its owner's alone where it is made", async () => {
    const directory = join(root, 'data');
    const hold = await holdDirectory(directory);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    await hold.release();
  });

  it('is free again when its holder was killed', async () => {
    const address = join(root, 'open.sock');
    const program = `require('net').createServer().listen(${JSON.stringify(address)}, () => console.log('up'))`;
    const holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    await expect(holdDirectory(root)).rejects.toThrow(DirectoryInUseError);
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    await (await holdDirectory(root)).release();
  });
});
