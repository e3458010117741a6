import type { WireCommand } from '../protocol/message';
import type { Check } from '../typed/check';
import type { Handler } from '../typed/handler';

/** A command that this registry owns. */
export interface LocalCommand {
  readonly id: string;
  /** As it is advertised. */
  readonly command: WireCommand;
  readonly handler: Handler<unknown, unknown>;
  /** Undefined: nothing is checked. */
  readonly checkRequest: Check | undefined;
  readonly checkResponse: Check | undefined;
}
