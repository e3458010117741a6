/** What a registry keeps of a peer's; each is bounded by an option of `RegistryOptions`. */
export interface LinkLoad {
  /** Handlers that run for it (`maxInFlightPerChannel`). */
  readonly runningCalls: number;
  /** Its calls that wait for their turn (`maxWaitingPerChannel`). */
  readonly waitingCalls: number;
  /** About how many characters its calls that are under way keep, those that were passed on too (`maxHeldPerChannel`). */
  readonly callChars: number;
  /** Commands that it owns here, and those that wait for the router's answer (`maxCommandsPerChannel`). */
  readonly commands: number;
  /** About how many characters their definitions keep (`maxHeldPerChannel`). */
  readonly commandChars: number;
}

/** One channel of a registry, from its registration to its end: what `registerChannel` gives. */
export interface Link {
  /** The channel's id. */
  readonly id: string;
  /**
   * Resolves once the peer's list is in and what had to be registered there is answered; or when the link closed or the
   * deadline passed. Never rejects.
   */
  readonly ready: Promise<void>;
  /**
   * Resolves once the link has ended, whoever closed it: the peer's commands are gone then, and what waited for it has
   * failed. Never rejects.
   */
  readonly closed: Promise<void>;
  /**
   * Why it ended, as its channel says: an error of the transport, a `ProcessExitError`. `undefined` while it is there, and
   * where it was closed in order.
   */
  readonly cause?: unknown;
  /** What its registry keeps of its peer right now. */
  readonly load: LinkLoad;
  /**
   * Asks the peer for its commands again; resolves with whether it answered. Never rejects.
   *
   * @param options `timeoutMs`: how long it has; the registry's `requestTimeoutMs` unless set; 0: for ever
   */
  refresh(options?: { readonly timeoutMs?: number }): Promise<boolean>;
  /** Ends the link at once, then closes its channel; resolves once that is done. Never rejects. */
  close(): Promise<void>;
}
