import type { ListedCommand } from '@contract';
import { Menu } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount, VirtualList, visibleName } from '../../components';
import { callKey, chooseCommand, useApp } from '../../stores';
import { ContextMenu } from '../overlay';
import { CommandRowView } from './CommandRowView';
import type { TreeRow } from './commandTree';
import { toggleStar } from './toggleStar';
import { useCommandRows } from './useCommandRows';

export interface CommandTreeProps {
  targetId: string;
  commands: readonly ListedCommand[];
  filter: string;
  /** Why there are none, where there are none. */
  empty: ReactNode;
}

const keyOf = (row: TreeRow): string =>
  row.kind === 'group' ? `group ${row.path}` : `command ${row.command.id}`;

/** The commands of a target: a tree by dotted name, or the matches of the filter. */
export function CommandTree({ targetId, commands, filter, empty }: CommandTreeProps): ReactNode {
  const app = useApp();
  const chosen = useStore(app.commands, (state) => state.chosen[targetId]);
  const { rows, matches, showMore, toggle } = useCommandRows(commands, filter, chosen);
  const [onGroup, setOnGroup] = useState<string>();
  const [menu, setMenu] = useState<{ id: string; x: number; y: number }>();
  const shown = rows.length;

  const select = (row: TreeRow): void => {
    if (row.kind === 'group') return setOnGroup(keyOf(row));
    setOnGroup(undefined);
    chooseCommand(app, targetId, row.command.id);
  };
  return (
    <>
      <VirtualList
        className="command-tree"
        role="tree"
        label="Commands"
        rows={rows}
        rowKey={keyOf}
        view={filter.trim() === ''}
        selectedKey={onGroup ?? (chosen === undefined ? undefined : `command ${chosen}`)}
        treeItem={(row) =>
          row.kind === 'group' ? { level: row.level, expanded: row.open } : { level: row.level }
        }
        onSelect={select}
        onActivate={(row) => {
          if (row.kind === 'group') toggle(row.path, !row.open);
          else app.actions.run('focusRequest');
        }}
        onExpand={(row, open) => {
          if (row.kind === 'group') toggle(row.path, open);
        }}
        onRowContextMenu={(row, event) => {
          if (row.kind === 'group') return;
          event.preventDefault();
          setMenu({ id: row.command.id, x: event.clientX, y: event.clientY });
        }}
        rowClassName={(row) => (row.kind === 'group' ? 'li' : 'li cmd')}
        rowTestId={(row) => (row.kind === 'command' ? `command-${row.command.id}` : undefined)}
        empty={empty}
        renderRow={(row) => (
          <span className="command-row" style={{ paddingLeft: indent(row, filter) }}>
            {row.kind === 'group' ? (
              <Group row={row} onToggle={() => toggle(row.path, !row.open)} />
            ) : (
              <CommandRowView row={row} targetId={targetId} filter={filter} />
            )}
          </span>
        )}
        {...(matches === undefined ? {} : { totalCount: matches })}
      />
      {matches === undefined || matches <= shown ? null : (
        <div className="notice bounded" role="status">
          <span className="grow">
            {formatCount(shown)} of {formatCount(matches)} matches shown
          </span>
          <button type="button" className="lnk" onClick={showMore}>
            Show {formatCount(Math.min(500, matches - shown))} more
          </button>
        </div>
      )}
      <ContextMenu at={menu} onClose={() => setMenu(undefined)}>
        {menu === undefined ? null : (
          <>
            <Menu.Item onClick={() => void app.platform.copyText(menu.id)}>Copy id</Menu.Item>
            <Menu.Item onClick={() => toggleStar(app, callKey(targetId, menu.id))}>
              Add to favourites or take out
            </Menu.Item>
            <Menu.Item onClick={() => app.dock.getState().revealIn({ tab: 'traffic', filter: menu.id })}>
              Show in Traffic
            </Menu.Item>
          </>
        )}
      </ContextMenu>
    </>
  );
}

const indent = (row: TreeRow, filter: string): number =>
  (row.level - 1) * 14 + (filter.trim() === '' ? (row.kind === 'group' ? 8 : row.level === 1 ? 12 : 16) : 12);

function Group({
  row,
  onToggle,
}: {
  row: Extract<TreeRow, { kind: 'group' }>;
  onToggle: () => void;
}): ReactNode {
  const Chevron = row.open ? IconChevronDown : IconChevronRight;
  return (
    <span className="command-group" onClick={onToggle}>
      <Chevron size={12} className="t3" />
      <span className="mono el">{visibleName(row.name)}</span>
      <span className="xs t3">{row.count}</span>
    </span>
  );
}
