import type { ReactNode } from 'react';
import type { VirtualListProps } from './types';
import { VirtualRows } from './VirtualRows';

/** A list or tree of any length, of which only the rows in sight are rendered. */
export function VirtualList<Row>(props: VirtualListProps<Row>): ReactNode {
  return <VirtualRows {...props} />;
}
