import type { FrameRow } from '@contract';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount, VirtualTable } from '../../components';
import { useApp } from '../../stores';
import {
  BoundNotice,
  boundOf,
  boundText,
  focusFilter,
  indexOfSeq,
  RecordingNotice,
  relatedSeq,
  SpokenCount,
  showRow,
  useDetail,
  useStreamKeys,
  useStreams,
} from '../streams';
import { bracketClass, bracketOf } from './bracketOf';
import { trafficColumns } from './columns';
import { FrameDetail, type FrameView } from './FrameDetail';
import { headOf } from './groupRuns';
import { RunCount } from './RunCount';
import { canResend, openForResend } from './resend';
import { TrafficEmpty } from './TrafficEmpty';
import { useCallIndex } from './useCallIndex';
import { useRuns } from './useRuns';
import './traffic.css';

const keyOf = (row: FrameRow): number => row.seq;
const testId = (): string => 'traffic-row';
/** Widths of the table below which columns give way. */
const ROOM_FOR_CHANNEL = 990;
const ROOM_FOR_TYPE = 860;

/** Every frame of the watched target, both ways, and the chosen one in full. */
export function TrafficPanel(): ReactNode {
  const app = useApp();
  const streams = useStreams();
  const { rows, kept, selected, following, setFollowing, select, filter, narrowings } = useStore(
    streams.traffic.store,
  );
  const { targetId, at, counts, skipped, answerTo, isCopy, rowLimit, filling } = useStore(streams.capture);
  const target = useStore(app.targets, ({ list }) => list.find(({ config }) => config.id === targetId));
  const [view, setView] = useState<FrameView>('json');
  const callOf = useCallIndex();
  const { ref, width } = useElementSize();

  const { rows: shown, runs, open: openRun } = useRuns(rows, selected);
  const toggleRun = useCallback(
    (seq: number, opens: boolean): boolean => {
      const run = runs.get(seq);
      if (run === undefined) return false;
      // Whoever opens a run wants to read it, not what comes after it.
      if (opens) setFollowing(false);
      // A chosen row would keep its run open.
      else if (selected !== undefined && selected.seq > run.from && selected.seq <= run.to) select(run.from);
      openRun(run, opens);
      return true;
    },
    [runs, openRun, setFollowing, selected, select],
  );
  const selectedIndex = selected === undefined ? -1 : indexOfSeq(shown, selected.seq);
  const related = selected === undefined ? undefined : relatedSeq(selected, { answerTo });
  const bracket = bracketOf(selectedIndex, related === undefined ? -1 : indexOfSeq(shown, related));
  const detail = useDetail(selected !== undefined);
  const goToRelated = useCallback(() => {
    if (related !== undefined && streams.traffic.find(related) !== undefined)
      showRow(streams.traffic, related);
  }, [related, streams]);

  const columns = useMemo(() => {
    const room = {
      channel: width === 0 || width >= ROOM_FOR_CHANNEL,
      type: width === 0 || width >= ROOM_FOR_TYPE,
    };
    const connected = target?.status === 'connected' || target?.status === 'unresponsive';
    const ofSelf = rows[0]?.registry !== undefined;
    const context = { rows: shown, answerTo, isCopy, selected, callOf, connected, now: at };
    return trafficColumns(room, ofSelf, context, (row) => {
      const run = runs.get(row.seq);
      return run === undefined ? null : <RunCount run={run} onOpen={() => toggleRun(row.seq, !run.open)} />;
    });
  }, [width, rows, shown, runs, toggleRun, answerTo, isCopy, selected, callOf, target, at]);

  // While older frames still come, nothing can be said of what is left out.
  const bound = filling ? undefined : boundText({ ...boundOf(counts, 'frames'), kept, skipped, rowLimit });
  const onKeyDown = useStreamKeys({
    stream: streams.traffic,
    focusFilter,
    closeDetail: detail.close,
    goToRelated,
  });
  return (
    // Keys that bubble up from the table; the table itself has the focus.
    <div className="stream-panel" role="presentation" onKeyDown={onKeyDown}>
      {bound === undefined ? null : <BoundNotice bound={bound} />}
      <RecordingNotice />
      <div
        className="stream-body"
        style={{
          gridTemplateColumns: detail.shown && !detail.over ? 'minmax(0, 1fr) 392px' : 'minmax(0, 1fr)',
        }}
      >
        <div ref={ref} role="presentation" className="col" style={{ minWidth: 0 }} onClick={detail.clicked}>
          <VirtualTable
            className="traffic"
            label="Traffic"
            columns={columns}
            rows={shown}
            rowKey={keyOf}
            rowTestId={testId}
            rowClassName={(_, { index }) => bracketClass(index, bracket)}
            selectedKey={selected?.seq}
            onSelect={(row) => select(row.seq)}
            onActivate={detail.open}
            onRowKeyDown={(row, event) => {
              if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
              const head = headOf(runs, row.seq);
              const out = event.key === 'ArrowLeft' && head !== undefined && head !== row.seq;
              if (out) select(head);
              if (out || toggleRun(row.seq, event.key === 'ArrowRight')) event.preventDefault();
            }}
            follow={following}
            onFollowEnd={() => setFollowing(false)}
            totalCount={filter.empty && narrowings.size === 0 ? counts.frames : rows.length}
            empty={<TrafficEmpty kept={kept} />}
            data-testid="traffic"
          />
        </div>
        {detail.shown && selected !== undefined && targetId !== undefined ? (
          <FrameDetail
            targetId={targetId}
            row={selected}
            over={detail.over}
            view={view}
            onView={setView}
            onClose={detail.close}
            onGoToRelated={related === undefined ? undefined : goToRelated}
            onEdit={canResend(selected) ? (text) => openForResend(app, targetId, selected, text) : undefined}
          />
        ) : null}
      </div>
      <SpokenCount
        text={`Traffic: ${formatCount(counts.frames)} frames, ${formatCount(rows.length)} shown`}
      />
    </div>
  );
}
