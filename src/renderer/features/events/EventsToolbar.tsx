import { type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../components';
import {
  eventExamples,
  FilterBox,
  focusRows,
  StreamControls,
  useExportFrames,
  useStreams,
  useWindowWidth,
  WIDE,
} from '../streams';

/** The dock's bar over Events: filter, pause, follow, clear, export. */
export function EventsToolbar(): ReactNode {
  const streams = useStreams();
  const { filter, setFilter, rows, kept } = useStore(streams.events.store);
  const { counts, targetId } = useStore(streams.capture);
  const exportFrames = useExportFrames();
  const input = useRef<HTMLInputElement>(null);
  const roomy = useWindowWidth(WIDE);
  return (
    <div className="stream-toolbar">
      <FilterBox
        filter={filter}
        onChange={setFilter}
        examples={eventExamples}
        placeholder="id:order.* amount>100"
        label="Filter events"
        inputRef={input}
        onLeave={focusRows}
      />
      <span className="right">
        {rows.length < kept ? (
          <span className="stream-counts xs t3 el">
            {formatCount(rows.length)} of {formatCount(kept)} shown
          </span>
        ) : null}
        <StreamControls
          stream={streams.events}
          labelled={roomy}
          clearQuestion={`Clear the ${formatCount(counts.events)} events of this target, and its other frames with them? They can’t be brought back.`}
          onClear={() => streams.clearFrames()}
          exportLabel={`Export the ${formatCount(rows.length)} shown as NDJSON`}
          onExport={() => targetId !== undefined && exportFrames(targetId, 'events', rows)}
        />
      </span>
    </div>
  );
}
