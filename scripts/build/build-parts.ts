import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../lib/project-root';
import { hashInputs } from './hash-inputs';
import type { Part } from './part';

/** What each part was last built from. */
const HASHES = join(projectRoot, 'out', '.built-from.json');

async function readHashes(): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(HASHES, 'utf8')) as Record<string, string>;
  } catch {
    // Nothing was built yet, or the file is damaged: everything is stale then.
    return {};
  }
}

export interface StalePart {
  readonly part: Part;
  readonly hash: string;
}

/** The parts whose output is missing, or was built from something else. */
export async function staleParts(parts: readonly Part[]): Promise<StalePart[]> {
  const built = await readHashes();
  const all = await Promise.all(parts.map(async (part) => ({ part, hash: await hashInputs(part.inputs) })));
  return all.filter(
    ({ part, hash }) => built[part.name] !== hash || !existsSync(join(projectRoot, part.output)),
  );
}

/** Builds the parts and keeps from what. @throws where one can't be built; the others' hashes are kept */
export async function buildParts(stale: readonly StalePart[]): Promise<void> {
  const outcomes = await Promise.allSettled(stale.map(({ part }) => part.build()));
  const hashes = await readHashes();
  const failures: string[] = [];
  outcomes.forEach((outcome, index) => {
    const { part, hash } = stale[index] as StalePart;
    if (outcome.status === 'fulfilled') hashes[part.name] = hash;
    else failures.push(`${part.name}: ${String((outcome.reason as Error).message ?? outcome.reason)}`);
  });
  await mkdir(dirname(HASHES), { recursive: true });
  await writeFile(HASHES, `${JSON.stringify(hashes, undefined, 2)}\n`);
  if (failures.length > 0) throw new Error(`These couldn't be built.\n${failures.join('\n')}`);
}
