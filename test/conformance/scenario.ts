import type { ErrorCode } from '@mesh';

/** What the handler of a scenario's command does. */
export type Behaviour =
  | { readonly returns: unknown }
  | { readonly echo: true }
  | { readonly void: true }
  | { readonly hangs: true }
  /** Gives these items as a stream, over and over where `forEver` is set. */
  | { readonly streams: readonly unknown[]; readonly forEver?: true; readonly thenThrows?: string }
  | { readonly throws: unknown }
  | { readonly throwsError: string }
  | { readonly throwsCoded: { readonly code: ErrorCode; readonly message: string } }
  | { readonly calls: string };

export interface ScenarioCommand {
  readonly id: string;
  readonly description?: string;
  readonly schema?: { readonly request?: object; readonly response?: object };
  readonly does?: Behaviour;
}

/** A message as it is written in a scenario: a string that begins with `$` stands for a value, the same wherever it is. */
export type Frame = { readonly [key: string]: unknown };

/** One thing that is done, or that has to be seen. */
export type Step =
  /** Links a channel; its list request is taken from it, and answered with `list` where that is given. */
  | {
      readonly link: string;
      readonly private?: boolean;
      readonly list?: readonly object[];
      readonly quiet?: boolean;
      /** What the peer puts into `_meta.meshscope` of its first list request (docs/own-kind.md). */
      readonly shakes?: unknown;
    }
  /** The next frame that the registry sent on a channel. */
  | { readonly out: string; readonly frame: Frame }
  /** A frame, or anything else, comes in on a channel. */
  | { readonly in: string; readonly frame: unknown }
  /** The peer closes a channel. */
  | { readonly closes: string }
  /** A command is registered here; `settled` says how that ended. */
  | { readonly register: ScenarioCommand; readonly as?: string }
  | { readonly unregister: string }
  /** The registry calls a command; `settled` says how that ended. */
  | {
      readonly call: string;
      readonly request?: unknown;
      readonly timeoutMs?: number;
      readonly as: string;
      readonly meta?: object;
    }
  /** The caller gives up a call. */
  | { readonly abort: string }
  | { readonly settled: string; readonly result?: unknown; readonly code?: string; readonly givenUp?: true }
  | { readonly pending: string }
  /** The next items of the stream that a call gave, and how it ended after them, where that is to be seen. */
  | {
      readonly takes: string;
      readonly items: readonly unknown[];
      readonly then?: 'end' | { readonly code: string };
    }
  /** Nobody wants more of it. */
  | { readonly drops: string }
  /** How often a handler that streams has cleaned up until now. */
  | { readonly cleanedUp: number }
  | { readonly emit: string; readonly payload?: unknown }
  /** The events that listeners here have got since the last such step. */
  | { readonly heard: readonly Frame[] }
  /** The ids that `listCommands` gives, sorted. */
  | { readonly lists: readonly string[] }
  /** What the observers were told, frames, links and calls that wait left out. */
  | { readonly reported: Frame }
  | { readonly advanceMs: number }
  | { readonly ready: string; readonly is: boolean }
  | { readonly dispose: true };

/** One behaviour of one registry, seen from outside: every frame that it sends has to be named. */
export interface Scenario {
  readonly name: string;
  /** The sentence of protocol.md, or of docs/own-kind.md, that it shows. */
  readonly rule: string;
  readonly registry?: {
    readonly routerChannel?: string;
    readonly requestTimeoutMs?: number;
    readonly maxInFlightPerChannel?: number;
    readonly maxWaitingPerChannel?: number;
    readonly maxCommandsPerChannel?: number;
    readonly maxCollectedItems?: number;
    readonly maxHeldPerChannel?: number;
    readonly tracing?: boolean;
    readonly ownKind?: boolean;
  };
  readonly commands?: readonly ScenarioCommand[];
  readonly listens?: readonly string[];
  readonly steps: readonly Step[];
}
