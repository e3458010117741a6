import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-root';
import { runCommand } from '../lib/run-command';
import { tscPath } from '../lib/tsc-path';

const bin = (path: string): string => join(projectRoot, 'node_modules', path);

async function check(program: string, args: readonly string[]): Promise<string | undefined> {
  const { code, output } = await runCommand(process.execPath, [program, ...args], { cwd: projectRoot });
  return code === 0 ? undefined : output;
}

/** Type checks every layer, two at a time. Resolves with the errors. */
export async function checkTypes(): Promise<string | undefined> {
  const names = (await readdir(join(projectRoot, 'tsconfig')))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const faults: string[] = [];
  const next = async (): Promise<void> => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const fault = await check(tscPath, ['-p', join('tsconfig', name), '--noEmit']);
      if (fault !== undefined) faults.push(`tsconfig/${name}:\n${fault}`);
    }
  };
  await Promise.all([next(), next()]);
  return faults.length === 0 ? undefined : faults.join('\n');
}

/** Lints everything, with types. Resolves with what is wrong. */
export function lint(): Promise<string | undefined> {
  return check(bin('oxlint/bin/oxlint'), ['--type-aware', '--deny-warnings']);
}

/** Whether everything is formatted. Resolves with what isn't. */
export function checkFormat(): Promise<string | undefined> {
  return check(bin('@biomejs/biome/bin/biome'), ['check', '--diagnostic-level=warn']);
}
