import type { ListedCommand } from '@contract';
import { useMemo, useState } from 'react';
import { type CommandRow, type TreeRow, treeRows } from './commandTree';
import { filterCommands } from './filterCommands';

/** Matches shown at first, and added by each "Show more". */
const STEP = 500;

export interface CommandRows {
  readonly rows: readonly TreeRow[];
  /** All matches, also those beyond the bound; undefined while nothing is filtered. */
  readonly matches: number | undefined;
  readonly showMore: () => void;
  readonly toggle: (path: string, open: boolean) => void;
}

/** The tree, or while a filter is written the matches with their whole ids. */
export function useCommandRows(
  commands: readonly ListedCommand[],
  filter: string,
  chosen: string | undefined,
): CommandRows {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  // A command that was chosen elsewhere is to be seen: the groups around it open once.
  const [seen, setSeen] = useState(chosen);
  if (chosen !== seen) {
    setSeen(chosen);
    if (chosen !== undefined)
      setClosed(new Set([...closed].filter((path) => !chosen.startsWith(`${path}.`))));
  }
  const [bound, setBound] = useState({ filter, limit: STEP });
  const limit = bound.filter === filter ? bound.limit : STEP;
  const filtering = filter.trim() !== '';
  const matches = useMemo(
    () => (filtering ? filterCommands(commands, filter) : undefined),
    [commands, filter, filtering],
  );
  const rows = useMemo<readonly TreeRow[]>(
    () =>
      matches === undefined
        ? treeRows(commands, closed)
        : matches
            .slice(0, limit)
            .map((command): CommandRow => ({ kind: 'command', command, name: command.id, level: 1 })),
    [commands, closed, matches, limit],
  );
  return {
    rows,
    matches: matches?.length,
    showMore: () => setBound({ filter, limit: limit + STEP }),
    toggle: (path, open) =>
      setClosed((now) =>
        open ? new Set([...now].filter((other) => other !== path)) : new Set([...now, path]),
      ),
  };
}
