import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { formatCount, formatDuration } from '../../components';
import type { Run } from './groupRuns';

/** How many events a row stands for, in how long; opens them to rows of their own. By keyboard the arrows do. */
export function RunCount({ run, onOpen }: { run: Run; onOpen: () => void }): ReactNode {
  const Chevron = run.open ? IconChevronDown : IconChevronRight;
  const open = (event: MouseEvent): void => {
    // Not a choice of the row as well.
    event.stopPropagation();
    onOpen();
  };
  return (
    <button type="button" className="run-count t2 sm" tabIndex={-1} aria-expanded={run.open} onClick={open}>
      <Chevron size={12} aria-hidden />× {formatCount(run.count)} in {formatDuration(run.spanMs)}
    </button>
  );
}
