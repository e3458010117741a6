/** The five codes of an `execute.command.response` (protocol.md, Messages). */
export const ERROR_CODES = [
  'not_found',
  'invalid_request',
  'internal_error',
  'timeout',
  'channel_disconnected',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Whether a value is one of the five codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return ERROR_CODES.includes(value as ErrorCode);
}
