import type { Channel, ChannelSink } from '@mesh';
import type { SeededRandom } from '../fuzz/seeded-random';

const MOST_MS = 4;
const MOST_AT_ONCE = 8;

/** A channel whose messages come in order, but late: what goes another way meanwhile overtakes them. */
export function slowChannel(inner: Channel, random: SeededRandom): Channel {
  const { sendBatch, sendPacked, sendTransfer } = inner;
  return {
    id: inner.id,
    send: (message) => inner.send(message),
    close: () => inner.close(),
    start: (sink) => inner.start(slowSink(sink, random)),
    ...(sendBatch && { sendBatch: (messages) => sendBatch.call(inner, messages) }),
    ...(sendPacked && { sendPacked: (row) => sendPacked.call(inner, row) }),
    ...(sendTransfer && { sendTransfer }),
  };
}

function slowSink(sink: ChannelSink, random: SeededRandom): ChannelSink {
  const waiting: (() => void)[] = [];
  const deliver = (): void => {
    for (const next of waiting.splice(0, 1 + random.below(MOST_AT_ONCE))) next();
    if (waiting.length > 0) setTimeout(deliver, random.below(MOST_MS));
  };
  const put = (what: () => void): void => {
    if (waiting.push(what) === 1) setTimeout(deliver, random.below(MOST_MS));
  };
  return {
    receive: (raw) => put(() => sink.receive(raw)),
    closed: (cause) => put(() => sink.closed(cause)),
  };
}
