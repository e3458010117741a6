import type { Meta } from '../protocol/message';
import type { EventDefinition } from './define-event';
import type { DynEvent } from './dyn-event';

/** How an event is emitted. */
export interface EmitOptions {
  /**
   * What goes beside the payload: the trace context that it belongs to, and free keys. A handler gives its context's, and
   * the event is known as one of the call's.
   */
  readonly meta?: Meta | undefined;
}

/** The arguments of `emit` after its event: the payload, which may be left out where it may be `undefined`; then how. */
export type EmitArguments<Event> = Event extends DynEvent
  ? [options?: EmitOptions]
  : Event extends EventDefinition<infer Payload, unknown>
    ? undefined extends Payload
      ? [payload?: Payload, options?: EmitOptions]
      : [payload: Payload, options?: EmitOptions]
    : never;
