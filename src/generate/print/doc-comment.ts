import { type Layout, newLine } from './layout';
import { commentText } from './quote';

/** Width of a doc comment's text; lines of a description that are longer are wrapped. */
const TEXT_WIDTH = 100;

const OWN_TAG = /^@(?:default |deprecated$)/;

/**
 * A doc comment, with the new line after it; nothing where the text is empty.
 *
 * @param text as a peer wrote it; `@` at the beginning of a line is escaped, but for the tags that `docOf` adds
 */
export function docComment(text: string): Layout[] {
  const lines = commentText(text.trim())
    .split('\n')
    .flatMap((given) => wrapped(given.trimEnd()))
    .map((given) => (OWN_TAG.test(given) ? given : given.replace(/^(\s*(?:\/|\*)*\s*)@/, '$1\\@')));
  const [only = ''] = lines;
  if (lines.length > 1) {
    const body = lines.flatMap((given) => [newLine, given === '' ? ' *' : ` * ${given}`]);
    return ['/**', ...body, newLine, ' */', newLine];
  }
  return only === '' ? [] : [`/** ${only} */`, newLine];
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > TEXT_WIDTH) {
    const space = rest.lastIndexOf(' ', TEXT_WIDTH);
    if (space <= 0) break;
    lines.push(rest.slice(0, space).trimEnd());
    rest = rest.slice(space + 1).trimStart();
  }
  return [...lines, rest];
}
