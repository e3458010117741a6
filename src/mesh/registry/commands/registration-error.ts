/**
 * Why a command couldn't be registered: `duplicate_command`, this registry, a channel or the router has the id already;
 * `timeout`, the router didn't answer within `requestTimeoutMs`; `channel_disconnected`, this registry was disposed.
 */
export type RegistrationErrorCode = 'duplicate_command' | 'timeout' | 'channel_disconnected';

/** What `registerCommand` and `registerService` reject with where a command can't be registered. */
export class RegistrationError extends Error {
  override readonly name = 'RegistrationError';
  /** Why not. */
  readonly code: RegistrationErrorCode;
  /** The command; of several registered together, one that couldn't be. */
  readonly commandId: string;

  /**
   * @param code why not
   * @param commandId the command
   * @param message what happened, for people
   */
  constructor(code: RegistrationErrorCode, commandId: string, message: string) {
    super(message);
    this.code = code;
    this.commandId = commandId;
  }
}
