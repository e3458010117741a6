import { decodeMessage } from '../protocol/decode-message';
import type { CommandTransfer, ExecuteCommandResponse, Message } from '../protocol/message';
import { OWN_KIND_SHAPES } from '../protocol/shapes';
import type { Calls } from './calls/calls';
import type { Registrar } from './commands/registrar';
import type { Core } from './core';
import type { DirectPorts } from './direct/direct-ports';
import type { EventBus } from './events/event-bus';
import type { Reply } from './exchanges/exchange';
import type { PeerLink } from './links/peer-link';
import { receiveStream } from './streams/receive-stream';

export interface Receivers {
  readonly core: Core;
  readonly calls: Calls;
  readonly registrar: Registrar;
  readonly events: EventBus;
  readonly direct: DirectPorts;
}

/** Hands a message to the part that deals with it. */
export function dispatch(receivers: Receivers, from: PeerLink, message: Message): void {
  switch (message.type) {
    case 'execute.command.request':
      return receivers.calls.receive(from, message);
    case 'execute.command.response':
    case 'register.command.response':
      return settle(receivers.core, from, message);
    case 'event':
      return receivers.events.receive(from, message);
    case 'register.command.request':
      return receivers.registrar.receiveRegistration(from, message);
    case 'list.commands.request':
      return receivers.registrar.receiveListRequest(from, message);
    case 'list.commands.response':
      receivers.registrar.receiveList(from, message);
      // A list counts whether it was asked for or not; nobody has to wait for it.
      if (receivers.core.exchanges.get(message.thid)) settle(receivers.core, from, message);
      return;
    case 'command.cancel':
      return receivers.calls.receiveCancel(from, message);
    case 'command.deadline':
      return receivers.calls.receiveDeadline(from, message);
    case 'command.withdraw':
      return receivers.registrar.receiveWithdrawal(from, message);
    case 'port.offer':
    case 'port.route':
    case 'port.fence':
    case 'port.end':
      return receivers.direct.receive(from, message);
    case 'command.transfer':
      return receiveTransfer(receivers, from, message);
    case 'stream.open':
    case 'stream.items':
    case 'stream.end':
    case 'stream.credit':
      return receiveStream(receivers.core, from, message);
    default:
      return message satisfies never;
  }
}

/** Something has come in with what it hands over. Observers are told of it as of any other. */
function receiveTransfer(
  receivers: Receivers,
  from: PeerLink,
  { message: raw, transfer }: CommandTransfer,
): void {
  const report = (inner: unknown, reason: string): void => from.violation('in', inner, reason);
  const message = decodeMessage(raw, report, OWN_KIND_SHAPES);
  if (message === undefined) return;
  const { observers } = receivers.core;
  if (observers.active) observers.record({ kind: 'frame', channel: from.id, direction: 'in', message: raw });
  if (message.type === 'execute.command.request') receivers.calls.receive(from, message, transfer);
  else if (message.type === 'stream.items') receiveStream(receivers.core, from, message, transfer);
  else settle(receivers.core, from, message as ExecuteCommandResponse, transfer);
}

/** Replies count only from the channel that the request went to, once (protocol.md, Commands: Replies). */
function settle(
  { exchanges, observers }: Core,
  from: PeerLink,
  reply: Reply,
  transfer?: readonly object[],
): void {
  const exchange = exchanges.get(reply.thid);
  if (exchange?.peer !== from || exchange === undefined) {
    const reason = exchanges.reasonToIgnore(reply.thid, from.id);
    return observers.record({ kind: 'ignored', channel: from.id, message: reply, reason });
  }
  if (exchange.stream) return from.violation('in', reply, 'a reply in the place of the end of a stream');
  if (exchange.answeredBy !== reply.type) {
    return from.violation('in', reply, `a ${reply.type} to a request of another type`);
  }
  if (exchanges.end(exchange, true)) exchange.handler.answered?.(exchange, reply, transfer);
}
