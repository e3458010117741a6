import type { LogRow } from '@contract';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Column, Tag } from '../../components';
import { timeColumn } from '../streams';

const marks: Record<LogRow['level'], ReactNode> = {
  info: <IconInfoCircle size={14} className="t3" role="img" aria-label="info" />,
  warn: <IconAlertTriangle size={14} className="warn" role="img" aria-label="warning" />,
  error: <IconCircleX size={14} className="err" role="img" aria-label="error" />,
};

const sources: Record<LogRow['source'], ReactNode> = {
  stderr: <span className="mono t2">stderr</span>,
  link: <Tag>link</Tag>,
  violation: <Tag tone="warn">violation</Tag>,
  app: <Tag>Meshscope</Tag>,
};

/** The columns of Log: the grammar of Traffic, over lines of text. */
export const logColumns: readonly Column<LogRow>[] = [
  { key: 'edge', header: '', width: '2px', render: () => null },
  timeColumn(),
  {
    key: 'level',
    header: <span className="sr-only">Level</span>,
    width: '16px',
    render: (row) => <span className="dir">{marks[row.level]}</span>,
  },
  { key: 'source', header: 'Source', width: '76px', render: (row) => sources[row.source] },
  {
    key: 'text',
    header: 'Text',
    width: 'minmax(0, 1fr)',
    render: (row) => (
      <span className={`mono log-text ${row.level === 'error' ? 'err' : ''}`} title={row.text}>
        {row.text}
      </span>
    ),
  },
];
