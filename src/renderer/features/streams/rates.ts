import type { CaptureCounts, FrameRow } from '@contract';
import { countsSince, noCounts } from './counts';
import { isEvent } from './describeRow';
import { RateMeter } from './rateMeter';

export interface Rates {
  readonly framesPerSecond: number;
  readonly eventsPerSecond: number;
  readonly eventBytesPerSecond: number;
  /** Events in each of the last 60 whole seconds, the oldest first. */
  readonly eventSeries: readonly number[];
  readonly byEvent: ReadonlyMap<string, number>;
  readonly byChannel: ReadonlyMap<string, ChannelRate>;
}

export interface ChannelRate {
  readonly perSecond: number;
  readonly count: number;
}

export const noRates: Rates = {
  framesPerSecond: 0,
  eventsPerSecond: 0,
  eventBytesPerSecond: 0,
  eventSeries: [],
  byEvent: new Map(),
  byChannel: new Map(),
};

/**
 * Rates from the exact counts that come with each batch, so that skipped rows count too. Only channels are counted by
 * rows, because counts don't tell them apart.
 */
export class RateKeeper {
  readonly #frames = new RateMeter();
  readonly #events = new RateMeter();
  readonly #eventBytes = new RateMeter();
  readonly #byEvent = new Map<string, RateMeter>();
  readonly #byChannel = new Map<string, { meter: RateMeter; count: number }>();
  #last: CaptureCounts | undefined;
  #since = 0;

  /** Takes in a batch. The first one only tells where counting starts; what it brings from before is dated by its rows. */
  take(rows: readonly FrameRow[], counts: CaptureCounts, now: number): void {
    const first = this.#last === undefined;
    if (first) this.#since = now;
    for (const row of rows) this.#takeRow(row, now);
    const counted = countsSince(counts, this.#base(counts));
    this.#last = counts;
    if (first) return;
    this.#frames.add(now, counted.frames);
    this.#events.add(now, counted.events);
    this.#eventBytes.add(now, counted.eventBytes);
    for (const [id, count] of Object.entries(counted.byEvent)) this.#meterOf(id).add(now, count);
  }

  /** Takes in rows from before the watch, which are in no difference of counts. */
  takeOlder(rows: readonly FrameRow[], now: number): void {
    for (const row of rows) this.#takeRow(row, now);
  }

  read(now: number): Rates {
    const since = this.#since;
    return {
      framesPerSecond: this.#frames.perSecond(now, since),
      eventsPerSecond: this.#events.perSecond(now, since),
      eventBytesPerSecond: this.#eventBytes.perSecond(now, since),
      eventSeries: this.#events.series(now),
      byEvent: new Map([...this.#byEvent].map(([id, meter]) => [id, meter.perSecond(now, since)])),
      byChannel: new Map(
        [...this.#byChannel].map(([id, { meter, count }]) => [
          id,
          { count, perSecond: meter.perSecond(now, since) },
        ]),
      ),
    };
  }

  /** The counts to count on from: none where the inspector began anew. */
  #base(counts: CaptureCounts): CaptureCounts {
    const last = this.#last;
    if (last === undefined) return counts;
    return counts.frames < last.frames ? noCounts : last;
  }

  #takeRow(row: FrameRow, now: number): void {
    if (!isEvent(row)) return;
    const channel = this.#byChannel.get(row.channel) ?? { meter: new RateMeter(), count: 0 };
    channel.count++;
    channel.meter.add(Math.min(row.at, now), 1);
    this.#byChannel.set(row.channel, channel);
    // What had happened before the watch began is in no difference of counts.
    if (row.at >= this.#since) return;
    this.#events.add(row.at, 1);
    this.#eventBytes.add(row.at, row.sizeBytes);
  }

  #meterOf(id: string): RateMeter {
    const meter = this.#byEvent.get(id) ?? new RateMeter();
    this.#byEvent.set(id, meter);
    return meter;
  }
}
