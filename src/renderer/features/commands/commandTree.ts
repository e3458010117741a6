import type { ListedCommand } from '@contract';

export interface GroupRow {
  readonly kind: 'group';
  /** The dotted name up to here: `orders.refunds`. */
  readonly path: string;
  readonly name: string;
  readonly level: number;
  /** Commands in it, at any depth. */
  readonly count: number;
  readonly open: boolean;
}

export interface CommandRow {
  readonly kind: 'command';
  readonly command: ListedCommand;
  /** What is shown: the last part of the name in the tree, the whole id among matches. */
  readonly name: string;
  readonly level: number;
}

export type TreeRow = GroupRow | CommandRow;

interface Group {
  readonly groups: Map<string, Group>;
  readonly commands: ListedCommand[];
}

const newGroup = (): Group => ({ groups: new Map(), commands: [] });

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function groupOf(commands: readonly ListedCommand[]): Group {
  const root = newGroup();
  for (const command of commands) {
    let group = root;
    for (const part of command.id.split('.').slice(0, -1)) {
      const next = group.groups.get(part) ?? newGroup();
      group.groups.set(part, next);
      group = next;
    }
    group.commands.push(command);
  }
  return root;
}

const count = (group: Group): number =>
  group.commands.length + [...group.groups.values()].reduce((sum, inner) => sum + count(inner), 0);

/** The commands as a tree by dotted name, flattened to the rows in sight: groups first, each sorted by name. */
export function treeRows(
  commands: readonly ListedCommand[],
  closed: ReadonlySet<string>,
): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (group: Group, prefix: string, level: number): void => {
    for (const [name, inner] of [...group.groups].sort(([a], [b]) => byName.compare(a, b))) {
      const path = prefix + name;
      const open = !closed.has(path);
      rows.push({ kind: 'group', path, name, level, count: count(inner), open });
      if (open) walk(inner, `${path}.`, level + 1);
    }
    for (const command of [...group.commands].sort((a, b) => byName.compare(a.id, b.id)))
      rows.push({ kind: 'command', command, name: command.id.slice(prefix.length), level });
  };
  walk(groupOf(commands), '', 1);
  return rows;
}
