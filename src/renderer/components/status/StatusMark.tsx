import {
  IconAlertTriangle,
  IconBan,
  IconCircle,
  IconCircleCheck,
  IconCircleX,
  IconClockX,
  IconCopy,
  IconUnlink,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Outcome, TargetState } from './status';

export interface TargetMarkProps {
  state: TargetState;
  /** Said instead of the state's own word. */
  label?: string;
}

const targetMarks: Record<TargetState, { className: string; word: string }> = {
  connected: { className: 'st ok', word: 'connected' },
  disconnected: { className: 'st off', word: 'not connected' },
  connecting: { className: 'st wait', word: 'connecting' },
  failed: { className: 'st bad', word: 'failed' },
  unresponsive: { className: 'st warn', word: 'unresponsive' },
};

/** A target's state as a shape: disc, ring, open ring, cross, triangle (docs/interface.md, "Without colour"). */
export function TargetMark({ state, label }: TargetMarkProps): ReactNode {
  const mark = targetMarks[state];
  return <span className={mark.className} role="img" aria-label={label ?? mark.word} />;
}

export interface StatusMarkProps {
  outcome: Outcome;
  /** Pixels; 16 beside text, 12 in tags. */
  size?: number;
  /** Leave the word to the text beside it. */
  decorative?: boolean;
}

const outcomeMarks: Record<Outcome, { className: string; word: string; icon: (size: number) => ReactNode }> =
  {
    ok: { className: 'ok', word: 'ok', icon: (size) => <IconCircleCheck size={size} stroke={1.8} /> },
    error: { className: 'err', word: 'error', icon: (size) => <IconCircleX size={size} stroke={1.8} /> },
    timeout: { className: 'err', word: 'timeout', icon: (size) => <IconClockX size={size} stroke={1.8} /> },
    disconnected: {
      className: 'err',
      word: 'disconnected',
      icon: (size) => <IconUnlink size={size} stroke={1.8} />,
    },
    cancelled: { className: 'pend', word: 'cancelled', icon: (size) => <IconBan size={size} stroke={1.8} /> },
    pending: { className: 'pend', word: 'pending', icon: (size) => <IconCircle size={size} stroke={1.8} /> },
    violation: {
      className: 'warn',
      word: 'violation',
      icon: (size) => <IconAlertTriangle size={size} stroke={1.8} />,
    },
    late: { className: 'warn', word: 'late', icon: (size) => <IconClockX size={size} stroke={1.8} /> },
    repeated: { className: 'warn', word: 'repeated', icon: (size) => <IconCopy size={size} stroke={1.8} /> },
    event: { className: 'evt', word: 'event', icon: () => <span className="st evt" /> },
    'event-received': {
      className: 'evt',
      word: 'received event',
      icon: () => <span className="st evt hollow" />,
    },
  };

/** What became of a call or frame, as a shape with a word for screen readers. */
export function StatusMark({ outcome, size = 16, decorative = false }: StatusMarkProps): ReactNode {
  const mark = outcomeMarks[outcome];
  return (
    <span
      className={`status-mark ${mark.className}`}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': mark.word })}
    >
      {mark.icon(size)}
    </span>
  );
}
