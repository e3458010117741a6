import { IconAlertTriangle, IconCheck, IconClock, IconClockX, IconCopy, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatDuration, Tag } from '../../components';
import { formatDeadline } from '../calls/deadline';
import type { RowOutcome } from './outcomeOf';

const problemIcon = (word: string): ReactNode => {
  if (word === 'ignored: late') return <IconClockX size={12} stroke={2} />;
  if (word === 'ignored: repeated') return <IconCopy size={12} stroke={2} />;
  return <IconAlertTriangle size={12} stroke={2} />;
};

function answered(outcome: Extract<RowOutcome, { kind: 'answered' }>, selected: boolean): string {
  const place = outcome.rowsBelow === undefined ? ', not among the rows shown' : ` ↓ ${outcome.rowsBelow}`;
  const span = selected && outcome.afterMs !== undefined ? ` after ${formatDuration(outcome.afterMs)}` : '';
  return `answered${outcome.late ? ' late' : ''}${place}${span}`;
}

function ofCall({ rowsAbove, timeoutMs }: Extract<RowOutcome, { kind: 'of-call' }>): string {
  const what =
    timeoutMs === undefined ? '' : timeoutMs === 0 ? 'no deadline, ' : `${formatDeadline(timeoutMs)}, `;
  return `${what}${rowsAbove === undefined ? 'its call isn’t among the rows shown' : `its call ↑ ${rowsAbove}`}`;
}

/** The Outcome column: a tag where the frame ends something, else where its other half is. */
export function FrameOutcome({ outcome, selected }: { outcome: RowOutcome; selected: boolean }): ReactNode {
  switch (outcome.kind) {
    case 'answered':
      return <span className={`sm ${selected ? 'acc' : 't3'}`}>{answered(outcome, selected)}</span>;
    case 'waiting':
      return (
        <Tag tone="pending" icon={<IconClock size={12} stroke={2} />}>
          waiting
        </Tag>
      );
    case 'unanswered':
      return (
        <span className="t3 sm">{outcome.why === undefined ? 'no reply' : `no reply: ${outcome.why}`}</span>
      );
    case 'ok':
      return (
        <Tag tone="ok" icon={<IconCheck size={12} stroke={2} />}>
          ok
        </Tag>
      );
    case 'error':
      return (
        <Tag tone="error" icon={<IconX size={12} stroke={2} />}>
          {outcome.code}
        </Tag>
      );
    case 'problem':
      return (
        <span className="row g6">
          <Tag tone="warn" icon={problemIcon(outcome.word)}>
            {outcome.word}
          </Tag>
          {outcome.detail === undefined ? null : (
            <span className="sm t2 el" title={outcome.detail}>
              {outcome.detail}
            </span>
          )}
        </span>
      );
    case 'copy':
      return (
        <span className="row g4 t3 sm">
          <IconCopy size={12} stroke={2} />a copy, told by its id and dropped
        </span>
      );
    case 'same-trace':
      return <span className="t3 sm">same trace</span>;
    case 'of-call':
      return <span className="sm t3">{ofCall(outcome)}</span>;
    case 'none':
      return null;
  }
}
