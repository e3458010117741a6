import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  use,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { formatCount } from '../format/format';
import { RowKeys } from '../virtual/RowStep';
import { movedRow } from '../virtual/rowKeys';
import { useRowWindow } from '../virtual/useRowWindow';
import { copyText } from './copyText';
import { isContainer, type JsonIndex, rawText } from './JsonIndex';
import { pathOf } from './jsonPath';
import { MOST_ROWS, RowPart, rowOfNode } from './rows';
import type { TreeOpening } from './TreeOpening';
import { TreeRow } from './TreeRow';

const ROW = 20;

interface TreeViewProps {
  index: JsonIndex;
  opening: TreeOpening;
  label: string;
  /** Brought into sight when it changes. */
  current: number | undefined;
  mark: string;
  maxRows: number | undefined;
}

/** The rows in sight of a JSON tree, by keyboard as any tree; one tab stop. */
export function TreeView({ index, opening, label, current, mark, maxRows }: TreeViewProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const rows = useSyncExternalStore(opening.subscribe, opening.rows);
  const virtual = useRowWindow(scroller, rows.length, ROW);
  const [moved, setMoved] = useState<{ row: number; at: number | undefined }>({ row: 0, at: undefined });
  const [menu, setMenu] = useState<{ x: number; y: number; node: number } | undefined>(undefined);
  const currentRow = useMemo(
    () => (current === undefined ? -1 : rowOfNode(rows, index, current)),
    [rows, index, current],
  );
  // A match takes the keyboard's place until that moves on from it.
  const activeRow = Math.min(
    moved.at === current || currentRow === -1 ? moved.row : currentRow,
    rows.length - 1,
  );
  const setActive = (row: number): void => setMoved({ row, at: current });

  const arrived = useRef<number | undefined>(undefined);
  useEffect(() => {
    // Only another match moves the view, not each opening of a node; a match may still have to be opened.
    if (arrived.current === current || (current !== undefined && currentRow === -1)) return;
    arrived.current = current;
    if (current !== undefined) virtual.scrollToIndex(currentRow, { align: 'center' });
  }, [current, currentRow, virtual]);

  const stepOf = use(RowKeys);
  const nodeOf = (row: number): number => rows.node[row] ?? 0;
  const isOpen = (node: number): boolean => opening.isOpen(node);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight || 200) / ROW) - 1);
    const next = movedRow(event, activeRow, rows.length, page, 0, stepOf);
    const node = nodeOf(activeRow);
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
      virtual.scrollToIndex(next);
    } else if (
      (event.ctrlKey || event.metaKey) &&
      event.key.toLowerCase() === 'c' &&
      (window.getSelection()?.isCollapsed ?? true)
    ) {
      event.preventDefault();
      void copyText(event.shiftKey ? pathOf(index, node) : rawText(index, node));
    } else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'ArrowRight') {
      event.preventDefault();
      if (isContainer(index, node) && !isOpen(node)) opening.toggle(node);
      else if (isContainer(index, node) && rows.part[activeRow] === RowPart.node)
        setActive(Math.min(rows.length - 1, activeRow + 1));
    } else if (event.key === 'ArrowLeft') {
      event.preventDefault();
      if (isContainer(index, node) && isOpen(node)) {
        opening.toggle(node);
        setActive(rowOfNode(opening.rows(), index, node));
      } else if (node > 0) setActive(rowOfNode(rows, index, index.parent[node] ?? 0));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      opening.toggle(node);
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      const row = document.getElementById(`${idPrefix}${activeRow}`)?.getBoundingClientRect();
      if (row !== undefined) setMenu({ x: row.left + 40, y: row.bottom, node });
    } else if (event.key === '*') {
      event.preventDefault();
      opening.openAll();
    }
  };
  const onContextMenu = (event: MouseEvent, row: number): void => {
    event.preventDefault();
    setActive(row);
    setMenu({ x: event.clientX, y: event.clientY, node: nodeOf(row) });
  };

  const items = virtual.getVirtualItems();
  return (
    <>
      <div
        ref={scroller}
        className="json virtual json-tree"
        role="tree"
        aria-label={label}
        aria-activedescendant={
          items.some((item) => item.index === activeRow) ? `${idPrefix}${activeRow}` : undefined
        }
        tabIndex={0}
        onKeyDown={onKeyDown}
        style={
          maxRows === undefined
            ? undefined
            : { flex: 'none', height: Math.min(maxRows, rows.length) * ROW + 4 }
        }
      >
        <div role="presentation" className="virtual-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const node = nodeOf(item.index);
            const part = rows.part[item.index] ?? 0;
            const depth = rows.depth[item.index] ?? 0;
            const opens = isContainer(index, node) && (index.count[node] ?? 0) > 0 && part === RowPart.node;
            return (
              <div
                key={item.index}
                id={`${idPrefix}${item.index}`}
                role={part === RowPart.node ? 'treeitem' : 'presentation'}
                aria-level={depth + 1}
                aria-expanded={opens ? isOpen(node) : undefined}
                aria-selected={item.index === activeRow}
                className={`virtual-row ln ${item.index === activeRow ? 'active' : ''} ${node === current && part === RowPart.node ? 'current' : ''}`}
                style={{
                  height: ROW,
                  transform: `translateY(${item.start}px)`,
                  paddingLeft: 10 + depth * 14,
                }}
                onClick={() => setActive(item.index)}
                onDoubleClick={() => opening.toggle(node)}
                onContextMenu={(event) => onContextMenu(event, item.index)}
              >
                <TreeRow
                  index={index}
                  node={node}
                  part={part}
                  ordinal={rows.ordinal[item.index] ?? -1}
                  open={isOpen(node)}
                  lines={opening.lines(node)}
                  mark={mark}
                  onToggle={() => opening.toggle(node)}
                />
                {part === RowPart.node ? (
                  <button
                    type="button"
                    className="row-more"
                    tabIndex={-1}
                    aria-label="Copy and more"
                    onClick={(event) => onContextMenu(event, item.index)}
                  >
                    <IconDots size={14} />
                  </button>
                ) : null}
              </div>
            );
          })}
        </div>
        {rows.cut ? (
          <div className="note">
            The first {formatCount(MOST_ROWS)} rows are shown. Close some parts, or search, to see the others.
          </div>
        ) : null}
      </div>
      <Menu
        opened={menu !== undefined}
        onChange={(open) => (open ? undefined : setMenu(undefined))}
        position="bottom-start"
      >
        <Menu.Target>
          <span style={{ position: 'fixed', left: menu?.x ?? 0, top: menu?.y ?? 0 }} />
        </Menu.Target>
        <Menu.Dropdown>
          {menu === undefined ? null : (
            <>
              <Menu.Item onClick={() => void copyText(rawText(index, menu.node))}>Copy the value</Menu.Item>
              <Menu.Item onClick={() => void copyText(pathOf(index, menu.node))}>Copy the path</Menu.Item>
              {isContainer(index, menu.node) ? (
                <Menu.Item onClick={() => opening.openAll(menu.node)}>Expand all of it</Menu.Item>
              ) : null}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
