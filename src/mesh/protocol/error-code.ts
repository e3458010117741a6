/** The five codes that a call can fail with (protocol.md, Messages); see {@link ErrorCode}. */
export const ERROR_CODES = [
  'not_found',
  'invalid_request',
  'internal_error',
  'timeout',
  'channel_disconnected',
] as const;

/**
 * Why a call failed (protocol.md, Commands):
 *
 * - `not_found`: no command of this id can be reached, or it is private.
 * - `invalid_request`: the request fails the command's schema, or can't be carried over the link.
 * - `internal_error`: the handler threw, its result fails the schema or can't be carried, or a limit refused the call.
 * - `timeout`: the deadline passed.
 * - `channel_disconnected`: the link to the owner ended, the router isn't linked, or the registry was disposed.
 */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Whether a value is an {@link ErrorCode}. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return ERROR_CODES.includes(value as ErrorCode);
}
