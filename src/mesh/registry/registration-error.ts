/** Why a command couldn't be registered; `channel_disconnected`: this registry was disposed. */
export type RegistrationErrorCode = 'duplicate_command' | 'timeout' | 'channel_disconnected';

/** The rejection of a registration. */
export class RegistrationError extends Error {
  override readonly name = 'RegistrationError';
  readonly code: RegistrationErrorCode;
  readonly commandId: string;

  constructor(code: RegistrationErrorCode, commandId: string, message: string) {
    super(message);
    this.code = code;
    this.commandId = commandId;
  }
}
