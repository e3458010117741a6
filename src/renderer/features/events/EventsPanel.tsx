import type { FrameRow } from '@contract';
import { parseJson, stringifyJson } from '@json';
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount, VirtualTable } from '../../components';
import { useApp } from '../../stores';
import {
  BoundNotice,
  boundOf,
  boundText,
  DetailPane,
  focusFilter,
  RecordingNotice,
  SpokenCount,
  useStreamKeys,
  useStreams,
  useWindowWidth,
  WIDE,
} from '../streams';
import { EmitForm } from './EmitForm';
import { EventDetail, EventDetailHead } from './EventDetail';
import { EventsEmpty } from './EventsEmpty';
import { eventColumns } from './eventColumns';
import { Facets } from './Facets';
import { writeEmitDraft } from './useEmitDraft';
import './events.css';

const keyOf = (row: FrameRow): number => row.seq;
/** Window width below which the facets give way. */
const ROOM_FOR_FACETS = 820;
const testId = (): string => 'event-row';

/** A payload laid out for editing; numbers as sent. */
function indented(payload: string): string {
  try {
    return stringifyJson(parseJson(payload), 2) ?? payload;
  } catch {
    return payload; // Its beginning only: as it is.
  }
}

/** The live stream of events, its rates and facets, the chosen event, and emitting one. */
export function EventsPanel(): ReactNode {
  const app = useApp();
  const streams = useStreams();
  const { rows, kept, selected, following, setFollowing, select, filter, narrowings } = useStore(
    streams.events.store,
  );
  const { targetId, counts, skipped, rowLimit, filling } = useStore(streams.capture);
  const wide = useWindowWidth(WIDE);
  const roomy = useWindowWidth(ROOM_FOR_FACETS);
  const [overOpen, setOverOpen] = useState(false);
  const { ref, width } = useElementSize();
  const ofSelf = rows[0]?.registry !== undefined;
  const columns = useMemo(() => eventColumns(width === 0 || width >= 480, ofSelf), [width, ofSelf]);
  // While older frames still come, nothing can be said of what is left out.
  const bound = filling ? undefined : boundText({ ...boundOf(counts, 'events'), kept, skipped, rowLimit });

  const onKeyDown = useStreamKeys({
    stream: streams.events,
    focusFilter,
    closeDetail: () => {
      const closes = overOpen && !wide;
      if (closes) setOverOpen(false);
      return closes;
    },
  });
  const edit = (payload: string | undefined): void => {
    if (targetId === undefined || selected === undefined) return;
    writeEmitDraft(app, targetId, {
      eventId: selected.subject ?? '',
      payload: payload === undefined ? '{}' : indented(payload),
      noPayload: payload === undefined,
    });
  };
  const tracks = [...(roomy ? ['264px'] : []), 'minmax(0, 1fr)', ...(wide ? ['368px'] : [])].join(' ');

  return (
    // Keys that bubble up from the table; the table itself has the focus.
    <div className="stream-panel" role="presentation" onKeyDown={onKeyDown}>
      {bound === undefined ? null : <BoundNotice bound={bound} />}
      <RecordingNotice />
      <div className="stream-body" style={{ gridTemplateColumns: tracks }}>
        {roomy ? <Facets /> : null}
        <div ref={ref} className="col" style={{ minWidth: 0 }}>
          <VirtualTable
            className="events"
            label="Events"
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            rowTestId={testId}
            selectedKey={selected?.seq}
            onSelect={(row) => select(row.seq)}
            onActivate={() => setOverOpen(true)}
            follow={following}
            onFollowEnd={() => setFollowing(false)}
            totalCount={filter.empty && narrowings.size === 0 ? counts.events : rows.length}
            empty={<EventsEmpty kept={kept} />}
            data-testid="events"
          />
          {wide ? null : (
            <div className="emit-over">
              <Button size="xs" onClick={() => setOverOpen(true)}>
                Emit an event…
              </Button>
            </div>
          )}
        </div>
        {targetId !== undefined && (wide || overOpen) ? (
          <DetailPane
            label="Event"
            over={!wide}
            onClose={() => setOverOpen(false)}
            head={
              selected === undefined ? (
                <span className="sm t3 grow">No event chosen</span>
              ) : (
                <EventDetailHead targetId={targetId} row={selected} onEdit={edit} />
              )
            }
          >
            <div className="col grow event-detail">
              {selected === undefined ? null : <EventDetail targetId={targetId} row={selected} />}
            </div>
            <EmitForm key={targetId} targetId={targetId} />
          </DetailPane>
        ) : null}
      </div>
      <SpokenCount text={`Events: ${formatCount(counts.events)} in all, ${formatCount(rows.length)} shown`} />
    </div>
  );
}
