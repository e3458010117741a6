import type { FrameRow } from '@contract';
import { IconArrowNarrowDown, IconArrowNarrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Column, formatBytes, formatDuration } from '../../components';
import { timeColumn } from '../streams';
import { FrameOutcome } from './FrameOutcome';
import { type OutcomeContext, outcomeOf } from './outcomeOf';

/** Which columns there is room for; the others give way first. */
export interface ColumnRoom {
  readonly type: boolean;
  readonly channel: boolean;
}

const direction = (row: FrameRow): ReactNode =>
  row.direction === 'out' ? (
    <span className="dir" role="img" aria-label="sent">
      <IconArrowNarrowUp size={14} stroke={1.8} />
    </span>
  ) : (
    <span className="dir" role="img" aria-label="received">
      <IconArrowNarrowDown size={14} stroke={1.8} />
    </span>
  );

function subject(row: FrameRow): ReactNode {
  if (row.subject !== undefined)
    return <span className={row.type === 'event' ? 'evt' : ''}>{row.subject}</span>;
  return row.kind === 'violation' ? <span className="t2">{row.preview}</span> : null;
}

/** A message's type; of what is none, why: `not JSON`, `not UTF-8`, `not an object`. */
function messageType(row: FrameRow): ReactNode {
  const unread = row.kind === 'violation' ? /^not [^:]+/.exec(row.reason ?? '')?.[0] : undefined;
  return unread === undefined && row.type !== undefined ? (
    row.type
  ) : (
    <span className="warn">{unread ?? 'no type'}</span>
  );
}

function size(row: FrameRow): ReactNode {
  const text = formatBytes(row.sizeBytes);
  return row.sizeOfJson ? (
    <span className="traffic-json-size" title="The size of its JSON: this link carries objects.">
      {text}
    </span>
  ) : (
    text
  );
}

function duration(row: FrameRow, index: number, context: OutcomeContext): string {
  if (row.durationMs !== undefined) return formatDuration(row.durationMs);
  const outcome = outcomeOf(row, index, context);
  return outcome.kind === 'waiting' ? `${(outcome.sinceMs / 1000).toFixed(1)}\u202fs` : '';
}

/**
 * The columns of Traffic as drawn; on `self:` the channel is told with the registry that saw the frame.
 * `runOf` says before the outcome how many events a row stands for.
 */
export function trafficColumns(
  room: ColumnRoom,
  ofSelf: boolean,
  context: OutcomeContext,
  runOf: (row: FrameRow) => ReactNode = () => null,
): Column<FrameRow>[] {
  return [
    { key: 'bracket', header: '', width: '12px', render: () => null },
    timeColumn(),
    {
      key: 'direction',
      header: <span className="sr-only">Direction</span>,
      width: '16px',
      render: direction,
    },
    ...(room.type
      ? [
          {
            key: 'type',
            header: 'Type',
            width: '176px',
            render: (row: FrameRow) => <span className="mono t2 traffic-type">{messageType(row)}</span>,
          },
        ]
      : []),
    {
      key: 'subject',
      header: 'Command or event',
      width: 'minmax(150px, 1fr)',
      render: (row) => <span className="mono">{subject(row)}</span>,
    },
    ...(room.channel
      ? [
          {
            key: 'channel',
            header: 'Channel',
            width: channelWidth(ofSelf, context.rows.at(-1)?.channel),
            render: (row: FrameRow) => (
              <span className="mono t2" title={row.channel}>
                {row.registry === undefined ? row.channel : `${row.registry} · ${row.channel}`}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'size',
      header: 'Size',
      width: '60px',
      align: 'right',
      render: (row) => <span className="t2">{size(row)}</span>,
    },
    {
      key: 'duration',
      header: 'Duration',
      width: '62px',
      align: 'right',
      render: (row, { index }) => duration(row, index, context),
    },
    {
      key: 'outcome',
      header: 'Outcome',
      width: room.type ? 'minmax(212px, 1.1fr)' : 'minmax(150px, 1.1fr)',
      render: (row, { index, selected }) => (
        <span className="row g6">
          {runOf(row)}
          <FrameOutcome outcome={outcomeOf(row, index, context)} selected={selected} />
        </span>
      ),
    },
  ];
}

/** A character of the tables' monospaced font, in px. In `ch` the header, of another font, would be another width. */
const MONO_PX = 7.3;
const WIDEST = 128;

/** A target has one channel, whose name is shown whole where it isn't very long; on `self:` there are several. */
function channelWidth(ofSelf: boolean, channel = ''): string {
  const whole = Math.ceil(channel.length * MONO_PX) + 4;
  return `${ofSelf ? WIDEST : Math.min(WIDEST, Math.max(56, whole))}px`;
}
