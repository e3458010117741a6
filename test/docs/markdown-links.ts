import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import GithubSlugger from 'github-slugger';

const FENCE = /^(```+)[\s\S]*?^\1$/gm;
const CODE_SPAN = /`[^`\n]*`/g;
const LINK = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;
const OWN_ANCHOR = /<a id="([^"]+)"/g;

/** Where a text leads to, but for the web: the targets of its links and pictures, outside code. */
export function linksOf(markdown: string): string[] {
  const prose = markdown.replace(FENCE, '').replace(CODE_SPAN, 'code');
  return Array.from(prose.matchAll(LINK), ([, target = '']) => target).filter(
    (target) => !/^[a-z]+:/i.test(target),
  );
}

/** What can be linked to within a text: its headings, named as code hosts do, and its own anchors. */
export function anchorsOf(markdown: string): Set<string> {
  const slugger = new GithubSlugger();
  const prose = markdown.replace(FENCE, '');
  const headings = Array.from(prose.matchAll(/^#{1,6} +(.+)$/gm), ([, text = '']) =>
    slugger.slug(
      text
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[`*]/g, '')
        .replace(/\\/g, ''),
    ),
  );
  return new Set([...headings, ...Array.from(prose.matchAll(OWN_ANCHOR), ([, id = '']) => id)]);
}

/** The links of a Markdown file that lead nowhere: to no file or folder, or to no heading of one. */
export function brokenLinks(file: string): string[] {
  return linksOf(readFileSync(file, 'utf8')).filter((link) => {
    const [path = '', anchor] = decodeURI(link).split('#', 2);
    const target = path === '' ? file : resolve(dirname(file), path);
    if (!existsSync(target)) return true;
    if (anchor === undefined) return false;
    const page = statSync(target).isDirectory() ? join(target, 'README.md') : target;
    return !existsSync(page) || !anchorsOf(readFileSync(page, 'utf8')).has(anchor);
  });
}
