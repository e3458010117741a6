import { readFile, writeFile } from 'node:fs/promises';
import { generateSource, readCommandList } from '@generate';
import type { GenerateRequest } from './parse-arguments';

/** Writes TypeScript definitions for a file's list of commands, and says how many. @returns the exit code */
export async function generate({ from, to, services }: GenerateRequest): Promise<number> {
  try {
    const commands = readCommandList(JSON.parse(await readFile(from, 'utf8')));
    await writeFile(to, generateSource(commands, { services }));
    console.log(`${to}: ${commands.length} ${commands.length === 1 ? 'command' : 'commands'}`);
    return 0;
  } catch (error) {
    console.error(`meshscope: ${from}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
