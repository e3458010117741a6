const MENTION = /(?<![\w./[])(?:docs\/)?((?:protocol|own-kind|library)\.md)(?![\w\]])/g;

/**
 * Makes links of what a page of `docs/api` says of the documents in `docs`: "(protocol.md, Commands: Limits)".
 *
 * @param page its path within `docs/api`
 */
export function linkDocuments(markdown: string, page: string): string {
  const up = '../'.repeat(page.split(/[\\/]/).length);
  return markdown.replace(MENTION, (_mention, name: string) => `[${name}](${up}${name})`);
}
