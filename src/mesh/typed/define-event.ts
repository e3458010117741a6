import type { InputOf, OutputOf, Schema } from './schema';

/**
 * An event as a value: its id, its type and its schema in one place.
 *
 * @typeParam Payload what is emitted
 * @typeParam Received what a listener gets, after the schema
 */
export interface EventDefinition<Payload = unknown, Received = Payload> {
  readonly id: string;
  readonly description?: string;
  /** Absent: the event carries nothing. */
  readonly payload?: Schema;
  /** Carries the types; never there at run time. */
  readonly '~types'?: { readonly payload: Payload; readonly received: Received };
}

export interface EventSpec {
  readonly id: string;
  readonly description?: string;
  readonly payload?: Schema;
}

type PayloadOf<Spec> = Spec extends { readonly payload: infer S } ? S : undefined;

/** The definition that a spec makes. */
export type EventOf<Spec> = EventDefinition<InputOf<PayloadOf<Spec>>, OutputOf<PayloadOf<Spec>>>;

/**
 * Defines an event; its type is inferred from its schema.
 *
 * @throws TypeError where the id is empty
 */
export function defineEvent<const Spec extends EventSpec>(spec: Spec): EventOf<Spec> {
  if (spec.id === '') throw new TypeError('An event needs an id.');
  const { id, description, payload } = spec;
  return { id, ...(description !== undefined && { description }), ...(payload && { payload }) };
}
