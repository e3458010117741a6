import { type KeyboardEvent, type ReactNode, use, useEffect, useId, useMemo, useRef, useState } from 'react';
import { RowKeys } from './RowStep';
import { movedRow } from './rowKeys';
import type { RowState, VirtualListProps } from './types';
import { useFollow } from './useFollow';
import { useRowWindow } from './useRowWindow';

export interface VirtualRowsProps<Row> extends VirtualListProps<Row> {
  /** Stays at the top, inside the scroller. */
  header?: ReactNode;
  headerHeight?: number;
  /** `aria-colcount` of a grid. */
  columnCount?: number;
}

const rowRoles = { listbox: 'option', tree: 'treeitem', grid: 'row' } as const;

/**
 * What VirtualList and VirtualTable have in common: rows of one height, one tab stop, the active row named to screen
 * readers by `aria-activedescendant`, because a roving tabindex would be lost with a row that scrolls away.
 */
export function VirtualRows<Row>(props: VirtualRowsProps<Row>): ReactNode {
  const { rows, rowKey, selectedKey, role = 'listbox', rowHeight = 24, header, headerHeight = 0 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const stepOf = use(RowKeys);
  const [movedTo, setMovedTo] = useState<string | number | undefined>(undefined);
  const activeKey = selectedKey ?? movedTo;
  const active = useMemo(
    () => (activeKey === undefined ? -1 : rows.findIndex((row, index) => rowKey(row, index) === activeKey)),
    [rows, activeKey, rowKey],
  );
  const virtual = useRowWindow(scroller, rows.length, rowHeight, headerHeight);
  const onScroll = useFollow({
    scroller,
    rows,
    rowKey,
    rowHeight,
    follow: props.follow,
    onFollowEnd: props.onFollowEnd,
  });

  // A choice made elsewhere (a jump to a related row) is brought into sight; one made here is there already.
  const brought = useRef<{ key: string | number | undefined; view: unknown }>({
    key: undefined,
    view: props.view,
  });
  useEffect(() => {
    const { key, view } = brought.current;
    if (selectedKey === key && props.view === view) return;
    if (selectedKey !== undefined && active < 0) return;
    brought.current = { key: selectedKey, view: props.view };
    if (selectedKey !== undefined) virtual.scrollToIndex(active);
  }, [selectedKey, active, virtual, props.view]);

  const moveTo = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    setMovedTo(rowKey(row, index));
    virtual.scrollToIndex(index);
    if (props.follow === true && index < rows.length - 1) props.onFollowEnd?.();
    props.onSelect?.(row, index);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.defaultPrevented) return;
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight || 240) / rowHeight) - 1);
    // A stream begins at its newest row, anything else at the first one in sight.
    const first = Math.ceil(event.currentTarget.scrollTop / rowHeight);
    const begin = props.follow === true ? rows.length - 1 : first;
    const next = movedRow(event, active, rows.length, page, begin, stepOf);
    if (next !== undefined) {
      event.preventDefault();
      moveTo(next);
      return;
    }
    const row = rows[active];
    if (row === undefined) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && props.onActivate !== undefined) {
      event.preventDefault();
      props.onActivate(row, active);
      return;
    }
    if (expandByKey(event, row, active)) return;
    props.onRowKeyDown?.(row, event);
  };

  const expandByKey = (event: KeyboardEvent, row: Row, index: number): boolean => {
    if (props.treeItem === undefined || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight'))
      return false;
    const { expanded, level } = props.treeItem(row);
    const opening = event.key === 'ArrowRight';
    event.preventDefault();
    if (expanded !== undefined && expanded !== opening) props.onExpand?.(row, opening);
    else if (opening && expanded === true) moveTo(index + 1);
    else if (!opening) moveTo(parentOf(rows, index, level, props.treeItem));
    return true;
  };

  const items = virtual.getVirtualItems();
  const shownActive = items.some((item) => item.index === active) ? `${idPrefix}${active}` : undefined;
  return (
    <div
      ref={scroller}
      className={`virtual ${props.className ?? ''}`}
      role={role}
      aria-label={props.label}
      aria-rowcount={
        role === 'grid' ? (props.totalCount ?? rows.length) + (header === undefined ? 0 : 1) : undefined
      }
      aria-colcount={props.columnCount}
      aria-activedescendant={shownActive}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      data-testid={props['data-testid']}
    >
      {header}
      {rows.length === 0 ? props.empty : null}
      <div role="presentation" className="virtual-space" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const key = rowKey(row, item.index);
          const state: RowState = {
            index: item.index,
            selected: selectedKey !== undefined && key === selectedKey,
            active: item.index === active,
          };
          const tree = props.treeItem?.(row);
          return (
            // The keyboard's way to these rows is the scroller's own handler.
            <div
              key={key}
              id={`${idPrefix}${item.index}`}
              role={rowRoles[role]}
              className={`virtual-row ${props.rowClassName?.(row, state) ?? ''} ${state.selected ? 'sel' : ''} ${state.active ? 'active' : ''}`}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              aria-selected={state.selected}
              aria-rowindex={role === 'grid' ? item.index + (header === undefined ? 1 : 2) : undefined}
              aria-posinset={role === 'listbox' ? item.index + 1 : undefined}
              aria-setsize={role === 'listbox' ? (props.totalCount ?? rows.length) : undefined}
              aria-level={tree?.level}
              aria-expanded={tree?.expanded}
              data-testid={props.rowTestId?.(row)}
              onClick={() => {
                setMovedTo(key);
                if (props.follow === true && item.index < rows.length - 1) props.onFollowEnd?.();
                props.onSelect?.(row, item.index);
              }}
              onDoubleClick={() => props.onActivate?.(row, item.index)}
              onContextMenu={(event) => props.onRowContextMenu?.(row, event)}
            >
              {props.renderRow(row, state)}
            </div>
          );
        })}
      </div>
      {props.footer}
    </div>
  );
}

function parentOf<Row>(
  rows: readonly Row[],
  index: number,
  level: number,
  treeItem: (row: Row) => { level: number },
): number {
  for (let at = index - 1; at >= 0; at--) {
    const row = rows[at];
    if (row !== undefined && treeItem(row).level < level) return at;
  }
  return index;
}
