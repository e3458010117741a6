import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';

/** What lists and trees need of a keyboard event. */
export type KeyStroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a row's renderer is told. */
export interface RowState {
  index: number;
  selected: boolean;
  /** The row that the keyboard is on. */
  active: boolean;
}

export interface VirtualListProps<Row> {
  /** All rows, as many as there are; only those in sight are rendered. */
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string | number;
  renderRow: (row: Row, state: RowState) => ReactNode;
  /** Names the list for screen readers. */
  label: string;
  /** `listbox` unless set; a tree's rows need `treeItem`. */
  role?: 'listbox' | 'tree' | 'grid';
  /** For `role="tree"`: 1-based level, and whether the row is open (`undefined`: a leaf). */
  treeItem?: (row: Row) => { level: number; expanded?: boolean };
  /** px; 24 unless set. */
  rowHeight?: number;
  /** The chosen row's key, held by the caller. */
  selectedKey?: string | number | undefined;
  /** What the rows are a view of: with another one the chosen row is brought into sight again. */
  view?: string | boolean;
  /** The keyboard or a click moved onto a row. */
  onSelect?: (row: Row, index: number) => void;
  /** Enter or a double click. */
  onActivate?: (row: Row, index: number) => void;
  /** Left or Right on a row of a tree. */
  onExpand?: (row: Row, open: boolean) => void;
  onRowContextMenu?: (row: Row, event: MouseEvent) => void;
  /** Keys that the list itself doesn't use, with the row that the keyboard is on. */
  onRowKeyDown?: (row: Row, event: KeyboardEvent) => void;
  rowClassName?: (row: Row, state: RowState) => string | undefined;
  /** `data-testid` of a row. */
  rowTestId?: (row: Row) => string | undefined;
  /** Newest rows are at the end: stay at the end as rows arrive. */
  follow?: boolean;
  /** The user scrolled up, or moved off the last row: Follow has ended. */
  onFollowEnd?: () => void;
  /** Bounded lists: the true total, when it is more than `rows` (`aria-rowcount`). */
  totalCount?: number;
  /** Stands after the last row: "500 of 3,120 shown" and the way on. */
  footer?: ReactNode;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  className?: string;
  'data-testid'?: string;
}

export interface Column<Row> {
  key: string;
  header: ReactNode;
  /** A CSS grid track: `92px`, `minmax(150px, 1fr)`. */
  width: string;
  align?: 'left' | 'right';
  render: (row: Row, state: RowState) => ReactNode;
}

export interface VirtualTableProps<Row>
  extends Omit<VirtualListProps<Row>, 'renderRow' | 'role' | 'treeItem' | 'onExpand'> {
  columns: readonly Column<Row>[];
}
