import { type CSSProperties, type ReactNode, useCallback } from 'react';
import type { RowState, VirtualTableProps } from './types';
import { VirtualRows } from './VirtualRows';

const HEADER_HEIGHT = 22;

/** A table of any length under a header that stays: the traffic table's grammar (`.th`, `.tr`). */
export function VirtualTable<Row>({
  columns,
  className,
  rowClassName,
  ...rest
}: VirtualTableProps<Row>): ReactNode {
  const renderRow = useCallback(
    (row: Row, state: RowState) =>
      columns.map((column) => (
        <div key={column.key} role="gridcell" className={column.align === 'right' ? 'num' : undefined}>
          {column.render(row, state)}
        </div>
      )),
    [columns],
  );
  const template = { '--columns': columns.map((column) => column.width).join(' ') } as CSSProperties;
  return (
    <div className="virtual-table" style={template}>
      <VirtualRows
        {...rest}
        role="grid"
        className={`tb ${className ?? ''}`}
        rowClassName={(row, state) => `tr ${rowClassName?.(row, state) ?? ''}`}
        columnCount={columns.length}
        headerHeight={HEADER_HEIGHT}
        renderRow={renderRow}
        header={
          <div role="row" aria-rowindex={1} className="th virtual-header">
            {columns.map((column) => (
              <div
                key={column.key}
                role="columnheader"
                className={column.align === 'right' ? 'num' : undefined}
              >
                {column.header}
              </div>
            ))}
          </div>
        }
      />
    </div>
  );
}
