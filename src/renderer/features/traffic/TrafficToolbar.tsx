import { IconStack2 } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import { formatCount, IconButton } from '../../components';
import {
  boundOf,
  boundText,
  Chip,
  FilterBox,
  focusRows,
  isProblemFrame,
  StreamControls,
  trafficExamples,
  useExportFrames,
  useStreams,
} from '../streams';

/** The dock's bar over Traffic: filter, chips, counts, controls. */
export function TrafficToolbar(): ReactNode {
  const streams = useStreams();
  const { filter, setFilter, rows, kept, problems, narrowings, narrow } = useStore(streams.traffic.store);
  const grouped = useStore(streams.grouping);
  const { counts, targetId, skipped, rowLimit, filling } = useStore(streams.capture);
  const exportFrames = useExportFrames();
  const input = useRef<HTMLInputElement>(null);
  const onlyProblems = narrowings.has('problems');
  const withoutEvents = narrowings.has('events');
  const bound = filling ? undefined : boundText({ ...boundOf(counts, 'frames'), kept, skipped, rowLimit });
  const dropped = bound?.dropped ?? 0;
  // The inspector's limit goes by bytes: it may have dropped the texts of rows that are still here.
  const withoutText = filling ? 0 : Math.max(0, counts.dropped - dropped);
  const told = [
    `${formatCount(rows.length)} of ${formatCount(counts.frames)} frames`,
    `${formatCount(dropped)} dropped`,
    ...(withoutText === 0 ? [] : [`${formatCount(withoutText)} without their text`]),
    ...(counts.leftOut === undefined
      ? []
      : [`${formatCount(counts.leftOut)} that feed this window left out`]),
  ].join(', ');
  return (
    <div className="stream-toolbar">
      <FilterBox
        filter={filter}
        onChange={setFilter}
        examples={trafficExamples}
        placeholder="channel:root -type:list"
        label="Filter traffic"
        inputRef={input}
        onLeave={focusRows}
      />
      <Chip
        pressed={onlyProblems}
        onClick={() => narrow('problems', onlyProblems ? undefined : { test: isProblemFrame })}
      >
        Problems {formatCount(problems)}
      </Chip>
      <Chip
        pressed={withoutEvents}
        onClick={() => narrow('events', withoutEvents ? undefined : { test: (row) => row.type !== 'event' })}
      >
        Hide events
      </Chip>
      <span className="right">
        <span className="stream-counts xs t3 el" data-testid="traffic-counts" title={told}>
          {told}
        </span>
        <IconButton
          label="Group runs of events"
          size="xs"
          pressed={grouped}
          onClick={() => streams.grouping.setState(!grouped, true)}
        >
          <IconStack2 size={14} />
        </IconButton>
        <StreamControls
          stream={streams.traffic}
          clearQuestion={`Clear the ${formatCount(counts.frames)} frames of this target, its events too? They can’t be brought back.`}
          onClear={() => streams.clearFrames()}
          exportLabel={`Export the ${formatCount(rows.length)} shown as NDJSON`}
          onExport={() => targetId !== undefined && exportFrames(targetId, 'traffic', rows)}
        />
      </span>
    </div>
  );
}
