import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeApiPages } from '../../scripts/docs/write-api-pages';
import { projectRoot } from '../../scripts/lib/project-root';

const folder = join(projectRoot, `.cache/api-${process.pid}`);

/** The pages of a folder, by their paths. */
function pagesIn(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe('the API documentation', () => {
  let faults: readonly string[];
  let fresh: Record<string, string>;

  beforeAll(async () => {
    faults = await writeApiPages(folder);
    fresh = pagesIn(folder);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has a doc comment for every export of the doors, and for whatever types they use', () => {
    expect(faults).toEqual([]);
  });

  it('has a page of each door', () => {
    expect(fresh['README.md']).toContain('meshscope/mesh/cfworker');
    expect(fresh['meshscope/mesh/classes/CommandRegistry.md']).toContain('### registerService()');
    expect(fresh['meshscope/transports/classes/ProcessChannel.md']).toContain('SpawnError');
  });

  it('is what the doc comments say; if it is not: npm run docs', () => {
    const committed = pagesIn(join(projectRoot, 'docs/api'));
    expect(Object.keys(committed)).toEqual(Object.keys(fresh));
    const stale = Object.keys(fresh).filter((name) => fresh[name] !== committed[name]);
    expect(stale).toEqual([]);
  });
});
