import type { InputOf, OutputOf, Schema, SchemaAt } from './schema';

/** What a command is, but for its id: for {@link defineCommand} and {@link defineService}. */
export interface CommandSpec {
  /** What it does, for people; advertised. */
  readonly description?: string;
  /** What callers give. Absent: the command takes nothing. */
  readonly request?: Schema;
  /** What callers get. Absent: the command gives nothing. */
  readonly response?: Schema;
  /** Whether calling it twice is as good as once, so that a failed call may be made again ({@link withRetry}); no unless set. */
  readonly idempotent?: boolean;
}

/**
 * A command as a value: its id, its types and its schemas in one place.
 *
 * @typeParam Request what a caller gives
 * @typeParam Response what a caller gets
 * @typeParam Received what the handler gets, after the request's schema
 * @typeParam Returned what the handler gives, before the response's schema
 */
export interface CommandDefinition<
  Request = unknown,
  Response = unknown,
  Received = Request,
  Returned = Response,
> extends CommandSpec {
  /** What it is called by; words joined by dots, by custom. One that begins with `_` is private. */
  readonly id: string;
  /** Carries the types; never there at run time. */
  readonly '~types'?: {
    readonly request: Request;
    readonly response: Response;
    readonly received: Received;
    readonly returned: Returned;
  };
}

/** The definition that {@link defineCommand} makes of a spec. */
export type CommandOf<Spec> = CommandDefinition<
  InputOf<SchemaAt<Spec, 'request'>>,
  OutputOf<SchemaAt<Spec, 'response'>>,
  OutputOf<SchemaAt<Spec, 'request'>>,
  InputOf<SchemaAt<Spec, 'response'>>
>;

/**
 * Defines a command; its types are inferred from its schemas. A definition is a plain value that owner and callers share; it
 * does nothing until it is registered.
 *
 * @throws TypeError where the id is empty
 */
export function defineCommand<const Spec extends CommandSpec & { readonly id: string }>(
  spec: Spec,
): CommandOf<Spec> {
  if (spec.id === '') throw new TypeError('A command needs an id.');
  const { id, description, request, response, idempotent } = spec;
  return {
    id,
    ...(description !== undefined && { description }),
    ...(request && { request }),
    ...(response && { response }),
    ...(idempotent && { idempotent }),
  };
}
