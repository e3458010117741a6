/** A chapter of a guide: the files of its code, and what its main one prints. */
export interface Chapter {
  readonly title: string;
  /** Whether it is for a page: its main file is `page.ts`, not `main.ts`. */
  readonly isPage: boolean;
  readonly files: ReadonlyMap<string, string>;
  /** Undefined: the guide doesn't say. */
  readonly output: string | undefined;
}

const BLOCK = /^```(ts|text)\n([\s\S]*?)^```$/gm;
const FILE_NAME = /^\/\/ ([\w-]+\.ts)\n/;

/**
 * The chapters (`##`) of a guide that have code. A `ts` block is part of the file that its first line names, `main.ts`
 * where it names none; a `text` block is what `main.ts` or `page.ts` prints.
 */
export function chaptersOf(markdown: string): Chapter[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map(chapterOf)
    .filter(({ files }) => files.size > 0);
}

function chapterOf(text: string): Chapter {
  const files = new Map<string, string>();
  const outputs: string[] = [];
  for (const [, language, body = ''] of text.matchAll(BLOCK)) {
    if (language === 'text') outputs.push(body);
    else {
      const name = FILE_NAME.exec(body)?.[1] ?? 'main.ts';
      files.set(name, `${files.get(name) ?? ''}${body}`);
    }
  }
  const title = text.split('\n', 1)[0] ?? '';
  return {
    title,
    isPage: files.has('page.ts'),
    files,
    output: outputs.length > 0 ? outputs.join('') : undefined,
  };
}
