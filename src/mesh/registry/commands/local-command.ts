import type { WireCommand } from '../../protocol/message';
import type { Check } from '../../typed/check';
import type { CallContext } from '../calls/call-context';

/** A command that this registry owns. */
export interface LocalCommand {
  readonly id: string;
  /** As it is advertised. */
  readonly command: WireCommand;
  /** Whether it waits for the router's answer. */
  isReserved: boolean;
  handler(request: unknown, context: CallContext): unknown;
  /** Undefined: nothing is checked. */
  readonly checkRequest: Check | undefined;
  readonly checkResponse: Check | undefined;
}
