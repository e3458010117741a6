import type { OnlyKeys } from './only-keys';
import type { InputOf, OutputOf, Schema, SchemaAt } from './schema';

/**
 * An event as a value: its id, its type and its schema in one place.
 *
 * @typeParam Payload what is emitted
 * @typeParam Received what a listener gets, after the schema
 */
export interface EventDefinition<Payload = unknown, Received = Payload> {
  /** What it is called by; words joined by dots, by custom. One that begins with `_` is private. */
  readonly id: string;
  /** What it says, for people. It doesn't travel. */
  readonly description?: string;
  /** What it carries. Absent: nothing. */
  readonly payload?: Schema;
  /** Carries the types; never there at run time. */
  readonly '~types'?: { readonly payload: Payload; readonly received: Received };
}

/** What an event is: for {@link defineEvent}. */
export interface EventSpec {
  /** What it is called by; words joined by dots, by custom. One that begins with `_` is private. */
  readonly id: string;
  /** What it says, for people. It doesn't travel. */
  readonly description?: string;
  /** What it carries. Absent: nothing. */
  readonly payload?: Schema;
}

/** The definition that {@link defineEvent} makes of a spec. */
export type EventOf<Spec> = EventDefinition<
  InputOf<SchemaAt<Spec, 'payload'>>,
  OutputOf<SchemaAt<Spec, 'payload'>>
>;

/**
 * Defines an event; its type is inferred from its schema.
 *
 * @throws TypeError where the id is empty
 */
export function defineEvent<const Spec extends EventSpec>(
  spec: Spec & OnlyKeys<Spec, keyof EventSpec>,
): EventOf<Spec> {
  if (!spec.id) throw new TypeError('An event needs an id.');
  const { id, description, payload }: EventSpec = spec;
  return { id, ...(description !== undefined && { description }), ...(payload && { payload }) };
}
