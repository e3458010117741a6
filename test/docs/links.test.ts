import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/lib/project-root';
import { brokenLinks } from './markdown-links';

const folder = join(projectRoot, `.cache/links-${process.pid}`);

const markdownIn = (path: string): string[] =>
  readdirSync(join(projectRoot, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(path, name));

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...['docs', 'examples', 'src', 'test/bench'].flatMap(markdownIn),
];

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the links of the documents', () => {
  it('lead somewhere', () => {
    expect(documents.length).toBeGreaterThan(100);
    const broken = documents.flatMap((document) =>
      brokenLinks(join(projectRoot, document)).map((link) => `${document}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('are found broken where the file or the heading is missing', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'there.md'), '# The `first()` one\n\n<a id="own"></a>\n');
    const page = join(folder, 'page.md');
    writeFileSync(
      page,
      [
        '# Here',
        '[a](there.md) [b](there.md#the-first-one) [c](there.md#own) [d](#here) [e](https://example.org/x)',
        '[f](gone.md) [g](there.md#gone) [h](#gone) ![i](gone.png) `[j](code.md)`',
        '```ts\n[k](code.md)\n```',
      ].join('\n\n'),
    );
    expect(brokenLinks(page)).toEqual(['gone.md', 'there.md#gone', '#gone', 'gone.png']);
  });
});
