import type { FrameRow } from '@contract';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { formatBytes, formatCount, Section } from '../../components';
import { formatRate, type Stream, useStreams } from '../streams';
import { type Facet, FacetList } from './FacetList';
import { Histogram } from './Histogram';

const NONE: ReadonlySet<string> = new Set();

/** What is hidden under a name, and how it is changed. */
function useHidden(
  stream: Stream<FrameRow>,
  name: string,
  read: (row: FrameRow) => string | undefined,
): [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const hidden = useStore(stream.store, ({ narrowings }) => narrowings.get(name)?.values ?? NONE);
  const hide = (values: ReadonlySet<string>): void =>
    stream.store
      .getState()
      .narrow(name, values.size === 0 ? undefined : { values, test: (row) => !values.has(read(row) ?? '') });
  return [hidden, hide];
}

const byId = (a: Facet, b: Facet): number => (a.id < b.id ? -1 : 1);

/** Rates of the last minute, and what of the stream is shown: by event and by channel. */
export function Facets(): ReactNode {
  const { events, capture } = useStreams();
  const { rates, counts } = useStore(capture);
  const [hiddenIds, hideIds] = useHidden(events, 'ids', (row) => row.subject);
  const [hiddenChannels, hideChannels] = useHidden(events, 'channels', (row) => row.channel);

  const ids = useMemo(
    () =>
      Object.entries(counts.byEvent)
        .map(([id, count]): Facet => ({ id, count, perSecond: rates.byEvent.get(id) ?? 0 }))
        .sort(byId),
    [counts, rates],
  );
  const channels = useMemo(() => {
    const list = [...rates.byChannel].map(([id, channel]): Facet => ({ id, ...channel })).sort(byId);
    // One channel has all there is; several are told apart by the rows that came.
    return list.length === 1 && list[0] !== undefined
      ? [{ id: list[0].id, perSecond: rates.eventsPerSecond, count: counts.events }]
      : list;
  }, [counts, rates]);

  return (
    <aside className="event-facets" aria-label="Rates and facets of events">
      <div className="event-rate">
        <div className="row g6">
          <b className="b event-rate-now">{formatRate(rates.eventsPerSecond)}/s</b>
          <span className="xs t3">{formatBytes(rates.eventBytesPerSecond)}/s</span>
          <span className="grow" />
          <span className="xs t3">last 60 s</span>
        </div>
        <Histogram series={rates.eventSeries} />
      </div>
      <div className="event-facet-lists">
        <Section
          title="Events"
          count={`${formatCount(ids.length + (counts.otherEventIds ?? 0))} ${ids.length === 1 ? 'id' : 'ids'}`}
          actions={
            <>
              <span className="n facet-head-rate">per s</span>
              <span className="n facet-head-count">all</span>
            </>
          }
        >
          <FacetList label="Events" facets={ids} hidden={hiddenIds} onHide={hideIds} />
          {counts.otherEventIds === undefined ? null : (
            <div className="facet-more sm t3">
              {formatCount(counts.otherEventIds)} more ids are in the totals, not counted one by one
            </div>
          )}
        </Section>
        <Section title="Channel" className="event-channels">
          <FacetList label="Channels" facets={channels} hidden={hiddenChannels} onHide={hideChannels} />
        </Section>
      </div>
      {counts.copies === 0 ? null : (
        <div className="event-copies sm t3">
          {formatCount(counts.copies)} {counts.copies === 1 ? 'copy told by its' : 'copies told by their'} id
          and dropped
        </div>
      )}
    </aside>
  );
}
