import type { FrameRow } from '@contract';
import { IconArrowNarrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Column, formatBytes } from '../../components';
import { timeColumn } from '../streams';
import { payloadLine } from './payloadLine';

const payload = ({ preview, previewCut }: FrameRow): ReactNode =>
  preview === undefined ? <span className="t3">no payload</span> : payloadLine(preview, previewCut === true);

/** The columns of Events as drawn. `room`: there is room for the channel. */
export const eventColumns = (room: boolean, ofSelf: boolean): Column<FrameRow>[] => [
  { key: 'edge', header: '', width: '2px', render: () => null },
  timeColumn(),
  {
    key: 'event',
    header: 'Event',
    width: '150px',
    render: (row) => <span className="mono">{row.subject}</span>,
  },
  ...(room
    ? [
        {
          key: 'channel',
          header: 'Channel',
          width: ofSelf ? '128px' : '62px',
          render: (row: FrameRow) => (
            <span className="mono t2 event-channel">
              {row.direction === 'out' ? (
                <IconArrowNarrowUp size={12} stroke={2} role="img" aria-label="sent to" />
              ) : null}
              {row.registry === undefined ? row.channel : `${row.registry} · ${row.channel}`}
            </span>
          ),
        },
      ]
    : []),
  {
    key: 'size',
    header: 'Size',
    width: '62px',
    align: 'right',
    render: (row) => <span className="t2">{formatBytes(row.sizeBytes)}</span>,
  },
  {
    key: 'payload',
    header: 'Payload',
    width: 'minmax(0, 1fr)',
    render: (row) => <span className="mono t2 event-payload">{payload(row)}</span>,
  },
];
