import type { LogRow } from '@contract';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatCount, formatTime, VirtualTable } from '../../components';
import {
  CopyButton,
  DetailPane,
  focusFilter,
  SpokenCount,
  useDetail,
  useStreamKeys,
  useStreams,
} from '../streams';
import { LogEmpty } from './LogEmpty';
import { logColumns } from './logColumns';
import './log.css';

const keyOf = (row: LogRow): number => row.seq;
const testId = (): string => 'log-row';

/** What the watched target's program, link and frames had to say. */
export function LogPanel(): ReactNode {
  const streams = useStreams();
  const { rows, kept, selected, following, setFollowing, select } = useStore(streams.log.store);
  const detail = useDetail(selected !== undefined);
  const onKeyDown = useStreamKeys({ stream: streams.log, focusFilter, closeDetail: detail.close });
  return (
    // Keys that bubble up from the table; the table itself has the focus.
    <div className="stream-panel" role="presentation" onKeyDown={onKeyDown}>
      <div
        className="stream-body"
        style={{
          gridTemplateColumns: detail.shown && !detail.over ? 'minmax(0, 1fr) 392px' : 'minmax(0, 1fr)',
        }}
      >
        <div className="col" style={{ minWidth: 0 }}>
          <VirtualTable
            className="log"
            label="Log"
            columns={logColumns}
            rows={rows}
            rowKey={keyOf}
            rowTestId={testId}
            selectedKey={selected?.seq}
            onSelect={(row) => select(row.seq)}
            onActivate={detail.open}
            follow={following}
            onFollowEnd={() => setFollowing(false)}
            empty={<LogEmpty kept={kept} />}
            data-testid="log"
          />
        </div>
        {detail.shown && selected !== undefined ? (
          <DetailPane
            label="Line"
            over={detail.over}
            onClose={detail.close}
            head={
              <>
                <span className="sm t2 grow">
                  <b className="b">{selected.source}</b> at {formatTime(selected.at)}
                </span>
                <CopyButton label="Copy" text={() => selected.text} />
              </>
            }
          >
            <pre className="log-whole mono">{selected.text}</pre>
          </DetailPane>
        ) : null}
      </div>
      <SpokenCount text={`Log: ${formatCount(rows.length)} lines`} />
    </div>
  );
}
