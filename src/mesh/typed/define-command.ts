import type { OnlyKeys } from './only-keys';
import type { InputOf, OutputOf, Schema, SchemaAt } from './schema';

/** What a command is, but for its id: for {@link defineCommand} and {@link defineService}. */
export interface CommandSpec {
  /** What it does, for people; advertised. */
  readonly description?: string;
  /** What callers give. Absent: the command takes nothing. */
  readonly request?: Schema;
  /** What callers get. Absent: the command gives nothing. */
  readonly response?: Schema;
  /**
   * In the place of `response`: the handler gives an async iterable of such items, and the call gives one, whatever links are
   * between them. Each item is checked. Advertised is an array, which is what a peer of another kind gets.
   */
  readonly stream?: Schema;
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
export type CommandOf<Spec> = Spec extends { readonly stream: infer Item }
  ? CommandDefinition<
      InputOf<SchemaAt<Spec, 'request'>>,
      AsyncIterable<OutputOf<Item>>,
      OutputOf<SchemaAt<Spec, 'request'>>,
      AsyncIterable<InputOf<Item>>
    >
  : CommandDefinition<
      InputOf<SchemaAt<Spec, 'request'>>,
      OutputOf<SchemaAt<Spec, 'response'>>,
      OutputOf<SchemaAt<Spec, 'request'>>,
      InputOf<SchemaAt<Spec, 'response'>>
    >;

/** What a spec must not be: a command gives one response, or a stream of items. */
export type OneResult<Spec> = Spec extends { readonly stream: Schema; readonly response: Schema }
  ? { readonly response: 'A command with a `stream` has no `response`.' }
  : unknown;

/**
 * Defines a command; its types are inferred from its schemas. A definition is a plain value that owner and callers share; it
 * does nothing until it is registered.
 *
 * @throws TypeError where the id is empty, or there are both a response and a stream
 */
export function defineCommand<const Spec extends CommandSpec & { readonly id: string }>(
  spec: Spec & OneResult<Spec> & OnlyKeys<Spec, keyof CommandSpec | 'id'>,
): CommandOf<Spec> {
  const { id, description, request, response, stream, idempotent }: CommandSpec & { readonly id: string } =
    spec;
  if (!id) throw new TypeError('A command needs an id.');
  if (response && stream) throw new TypeError(`${id} has a stream, and therefore no response.`);
  return {
    id,
    ...(description !== undefined && { description }),
    ...(request && { request }),
    ...(response && { response }),
    ...(stream && { stream }),
    ...(idempotent && { idempotent }),
  } as CommandOf<Spec>;
}
