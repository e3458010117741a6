import type { ListedCommand } from '@contract';

const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** The commands whose id or description holds every word; ids that begin with the first word come first. */
export function filterCommands<Command extends Pick<ListedCommand, 'id' | 'description'>>(
  commands: readonly Command[],
  query: string,
): readonly Command[] {
  const words = wordsOf(query);
  const rank = ({ id }: Command): number => {
    const at = id.toLowerCase().indexOf(words[0] ?? '');
    return at === 0 ? 0 : at > 0 ? 1 : 2;
  };
  return commands
    .filter(({ id, description = '' }) => {
      const text = `${id} ${description}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((command) => ({ command, rank: rank(command) }))
    .sort((a, b) => a.rank - b.rank || (a.command.id < b.command.id ? -1 : 1))
    .map(({ command }) => command);
}

/** A text cut where the query's words begin and end, to mark them. */
export function markParts(text: string, query: string): readonly { text: string; marked: boolean }[] {
  const words = wordsOf(query);
  if (words.length === 0) return [{ text, marked: false }];
  const pattern = new RegExp(
    `(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'gi',
  );
  return text
    .split(pattern)
    .map((part, at) => ({ text: part, marked: at % 2 === 1 }))
    .filter((part) => part.text !== '');
}
