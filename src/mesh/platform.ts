// The few globals that every runtime has (Node 16, Electron, browsers, workers), declared structurally: this folder
// compiles without the types of Node and of the DOM.

/** The part of an `AbortSignal` that the library uses. */
export interface StructuralAbortSignal {
  /** Whether it has fired. */
  readonly aborted: boolean;
  /** What it fired with. */
  readonly reason: unknown;
  /** Calls `listener` when it fires. */
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  /** Takes a listener back. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The runtime's own `AbortSignal` where its types are loaded, else {@link StructuralAbortSignal}. */
export type AbortSignalLike = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : StructuralAbortSignal;

/** What this folder needs of an `AbortController`. */
export interface AbortControllerLike {
  readonly signal: AbortSignalLike;
  abort(reason?: unknown): void;
}

/**
 * What can be handed over instead of copied: an ArrayBuffer, a MessagePort and whatever else the runtime transfers. A view of
 * a buffer can't be: its `buffer` can.
 */
export type TransferableLike = object & { readonly buffer?: never };

/** What `setTimeout` gives: a number in a browser, an object in Node. */
export type TimerHandle = unknown;

/** What this folder needs of one end of a `MessageChannel`. */
export interface PortOfPair {
  postMessage(message: unknown): void;
  close(): void;
}

interface Platform {
  setTimeout(callback: () => void, delayMs: number): TimerHandle;
  clearTimeout(timer: TimerHandle): void;
  queueMicrotask(callback: () => void): void;
  readonly MessageChannel?: new () => { readonly port1: PortOfPair; readonly port2: PortOfPair };
  readonly AbortController: new () => AbortControllerLike;
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
  readonly performance?: { readonly timeOrigin: number; now(): number };
  readonly Buffer?: {
    readonly prototype: { readonly latin1Slice?: (this: Uint8Array, start: number, end: number) => string };
  };
  readonly process?: { getBuiltinModule?(name: string): unknown };
  readonly crypto?: { getRandomValues?(bytes: Uint8Array): Uint8Array };
}

/** The global object; looked up at each call, so that fake timers of a test apply. */
export const platform: Platform = globalThis as unknown as Platform;

/** A timer that is set for longer goes off at once. */
export const LONGEST_TIMER_MS = 0x7fff_ffff;

/** Milliseconds of a clock that never goes back. */
export function monotonicNowMs(): number {
  return platform.performance ? platform.performance.now() : Date.now();
}

/** Epoch milliseconds, with fractions where the runtime has them. */
export function nowAt(): number {
  const { performance } = platform;
  return performance ? performance.timeOrigin + performance.now() : Date.now();
}
