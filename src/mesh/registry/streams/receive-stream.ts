import type { StreamCredit, StreamEnd, StreamItems, StreamMessage, StreamOpen } from '../../protocol/message';
import type { Core } from '../core';
import type { Exchange } from '../exchanges/exchange';
import type { PeerLink } from '../links/peer-link';

/** A frame of a stream has come in (docs/own-kind.md, Stream). */
export function receiveStream(
  core: Core,
  from: PeerLink,
  message: StreamMessage,
  transfer?: readonly object[],
): void {
  return message.type === 'stream.credit'
    ? receiveCredit(core, from, message)
    : receiveFromOwner(core, from, message, transfer);
}

/** They count only from the link that the call went to, as a reply does. */
function receiveFromOwner(
  core: Core,
  from: PeerLink,
  message: StreamOpen | StreamItems | StreamEnd,
  transfer: readonly object[] | undefined,
): void {
  const { exchanges, observers } = core;
  const call = exchanges.get(message.thid);
  if (call === undefined || call.peer !== from) {
    const reason = exchanges.reasonToIgnore(message.thid, from.id);
    return observers.record({ kind: 'ignored', channel: from.id, message, reason });
  }
  if (message.type === 'stream.open') return open(from, call, message);
  const { stream } = call;
  if (stream === undefined) return from.violation('in', message, 'of a stream that was never opened');
  if (message.type === 'stream.items') stream.received?.(message, transfer);
  else if (exchanges.end(call, true)) stream.finished?.(message);
}

function open(from: PeerLink, call: Exchange, message: StreamOpen): void {
  if (call.stream) return from.violation('in', message, 'a stream is opened a second time');
  if (call.answeredBy === 'execute.command.response') return call.handler.opened?.(call, message);
  from.violation('in', message, 'a stream.open to a request of another type');
}

/** It counts only from the link that the call came from; of a call that isn't known it has crossed the end. */
function receiveCredit({ exchanges, observers }: Core, from: PeerLink, message: StreamCredit): void {
  const call = exchanges.get(message.thid);
  if (call === undefined) return;
  if (call.source !== from) {
    return observers.record({ kind: 'ignored', channel: from.id, message, reason: 'foreign' });
  }
  if (call.stream?.credited) call.stream.credited(message);
  else from.violation('in', message, 'credit for a call without a stream');
}
