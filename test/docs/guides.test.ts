import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSource, readCommandList } from '@generate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForNode } from '../../scripts/build/node-bundle';
import { projectRoot } from '../../scripts/lib/project-root';
import { runCommand, runOrFail } from '../../scripts/lib/run-command';
import { tscPath } from '../../scripts/lib/tsc-path';
import { chaptersOf } from './guide';

/** Within the checkout, so that packages are found. */
const folder = `.cache/guides-${process.pid}`;
const guides = ['docs/library.md', 'README.md'];
const chapters = guides.flatMap((guide) =>
  chaptersOf(readFileSync(join(projectRoot, guide), 'utf8')).map((chapter, index) => {
    const name = `${guide.replace(/\W/g, '-')}-${index}`;
    return { ...chapter, guide, path: `${folder}/${name}`, outDir: `${folder}/out/${name}` };
  }),
);

beforeAll(() => {
  for (const { path, files } of chapters) {
    mkdirSync(join(projectRoot, path), { recursive: true });
    for (const [name, text] of files) writeFileSync(join(projectRoot, path, name), text);
  }
});

afterAll(() => rmSync(join(projectRoot, folder), { recursive: true, force: true }));

describe('the code of the guides', () => {
  it('is there', () => {
    expect(chapters.length).toBeGreaterThan(10);
  });

  it('compiles', async () => {
    for (const isPage of [false, true]) {
      const config = {
        extends: join(projectRoot, 'tsconfig.base.json'),
        compilerOptions: {
          ...(isPage ? { lib: ['ES2022', 'DOM'] } : { types: ['node'] }),
          moduleDetection: 'force',
        },
        include: chapters.filter((one) => one.isPage === isPage).map(({ path }) => join(projectRoot, path)),
      };
      const file = join(projectRoot, folder, `tsconfig-${isPage}.json`);
      writeFileSync(file, JSON.stringify(config));
      const { output } = await runCommand(process.execPath, [tscPath, '-p', file, '--pretty', 'false']);
      expect(output).toBe('');
    }
  }, 120_000);

  it('shows what is generated from a list as it is generated', () => {
    const shown = chapters.find(({ files }) => files.has('mesh.ts'));
    const commands = readCommandList(JSON.parse(shown?.output ?? ''));
    expect(shown?.files.get('mesh.ts')).toBe(`// mesh.ts\n${generateSource(commands)}`);
  });

  // Those for a page run in a browser: test/e2e/library.test.ts.
  it.each(chapters.filter(({ isPage }) => !isPage))(
    '$guide, $title: runs, and prints what it says',
    async ({ path, files, outDir, output }) => {
      const entries = [...files.keys()].map((file) => [file.slice(0, -'.ts'.length), `${path}/${file}`]);
      await bundleForNode({ entries: Object.fromEntries(entries), outDir, format: 'es', target: 'node20' });
      const printed = await runOrFail(process.execPath, [join(projectRoot, outDir, 'main.js')]);
      expect(printed).toBe(output ?? printed);
    },
    60_000,
  );
});
