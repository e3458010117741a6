import type { ExecuteOutcome, RegisterCommandRequest, WireError } from '../../protocol/message';
import type { Core } from '../core';
import { shownId } from '../ids/shown-id';
import type { PeerLink } from '../links/peer-link';

/** What a caller is told of a result that its link doesn't carry (protocol.md, Commands: Errors). */
export const UNCARRIED_RESULT: WireError = {
  code: 'internal_error',
  message: "The command's result can't be carried.",
};

/** Answers a call. A result that can't be carried becomes an `internal_error` (protocol.md, Commands: Errors). */
export function replyToCall(
  core: Core,
  link: PeerLink,
  thid: string,
  response: ExecuteOutcome,
  transfer?: readonly object[],
): void {
  const reply = { type: 'execute.command.response', id: core.ids.next(), thid, response } as const;
  const error = transfer ? link.sendTransfer(reply, transfer) : link.send(reply);
  if (error === undefined || !link.isOpen || !response.ok) return;
  refuseCall(core, link, thid, UNCARRIED_RESULT);
}

/** Answers a call with an error. */
export function refuseCall(core: Core, link: PeerLink, thid: string, error: WireError): void {
  link.send({ type: 'execute.command.response', id: core.ids.next(), thid, response: { ok: false, error } });
}

/** Refuses a call because too much of its channel is kept here already, and reports it. */
export function refuseFull(
  core: Core,
  link: PeerLink,
  call: { readonly id: string; readonly commandId: string },
  why: string,
): void {
  const message = `The call of ${shownId(call.commandId)} was refused: ${why}.`;
  link.violation('in', { id: call.id, commandId: call.commandId }, message);
  refuseCall(core, link, call.id, { code: 'internal_error', message });
}

/** Answers a registration. */
export function replyToRegistration(
  core: Core,
  link: PeerLink,
  request: RegisterCommandRequest,
  accepted: boolean,
): void {
  link.send({
    type: 'register.command.response',
    id: core.ids.next(),
    thid: request.id,
    response: accepted ? { ok: true } : { ok: false, error: 'duplicate_command' },
  });
}
