import type { InputOf, OutputOf, Schema } from './schema';

/** What a command is, but for its id. */
export interface CommandSpec {
  readonly description?: string;
  /** Absent: the command takes nothing. */
  readonly request?: Schema;
  /** Absent: the command gives nothing. */
  readonly response?: Schema;
  /** Whether calling it twice is as good as once, so that a failed call may be made again. */
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
  readonly id: string;
  /** Carries the types; never there at run time. */
  readonly '~types'?: {
    readonly request: Request;
    readonly response: Response;
    readonly received: Received;
    readonly returned: Returned;
  };
}

type Member<Spec, Key extends 'request' | 'response'> = Spec extends { readonly [K in Key]: infer S }
  ? S
  : undefined;

/** The definition that a spec makes. */
export type CommandOf<Spec> = CommandDefinition<
  InputOf<Member<Spec, 'request'>>,
  OutputOf<Member<Spec, 'response'>>,
  OutputOf<Member<Spec, 'request'>>,
  InputOf<Member<Spec, 'response'>>
>;

/**
 * Defines a command; its types are inferred from its schemas.
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
