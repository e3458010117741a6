import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Runs the compiler, strict, over some files in a folder of their own, with `meshscope/mesh` as the library.
 *
 * @param files by their names
 * @returns what the compiler says; empty where it has nothing to say
 */
export async function typeCheck(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meshscope-generate-'));
  try {
    await mkdir(join(folder, 'src'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'src', name), text);
    const config = {
      extends: join(projectRoot, 'tsconfig.base.json'),
      compilerOptions: {
        noUnusedLocals: false,
        paths: { 'meshscope/mesh': [join(projectRoot, 'src/mesh/index.ts')] },
      },
      include: ['src'],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    return await output(join(projectRoot, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: projectRoot, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`;
      resolve(error && said === '' ? error.message : said);
    });
  });
}
