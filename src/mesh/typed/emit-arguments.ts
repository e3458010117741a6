import type { EventDefinition } from './define-event';
import type { DynEvent } from './dyn-event';

/** The arguments of `emit` after its event: the payload, which may be left out where it may be `undefined`. */
export type EmitArguments<Event> = Event extends DynEvent
  ? []
  : Event extends EventDefinition<infer Payload, unknown>
    ? undefined extends Payload
      ? [payload?: Payload]
      : [payload: Payload]
    : never;
