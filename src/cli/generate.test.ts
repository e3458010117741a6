import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generate } from './generate';

describe('generate', () => {
  let folder = '';
  const said: string[] = [];
  const listen = (line: unknown): void => void said.push(String(line));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meshscope-'));
    said.length = 0;
    vi.spyOn(console, 'log').mockImplementation(listen);
    vi.spyOn(console, 'error').mockImplementation(listen);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = async (text: string): Promise<number> => {
    const from = join(folder, 'cmds.json');
    await writeFile(from, text);
    return generate({ from, to: join(folder, 'mesh.ts'), services: false });
  };

  it('writes the source of a list of commands', async () => {
    expect(await run('{"cmdschema":"1.0.0","commands":[{"id":"math.add"}]}')).toBe(0);
    expect(await readFile(join(folder, 'mesh.ts'), 'utf8')).toContain(
      'export const MathAdd = defineCommand({',
    );
    expect(said).toEqual([`${join(folder, 'mesh.ts')}: 1 command`]);
  });

  it.each([
    ['{', /cmds\.json: .*JSON/],
    ['{}', /cmds\.json: This is no list of commands/],
  ])('says what is wrong with %s, and writes nothing', async (text, message) => {
    expect(await run(text)).toBe(1);
    expect(said.join()).toMatch(message);
    await expect(readFile(join(folder, 'mesh.ts'))).rejects.toThrow('ENOENT');
  });
});
