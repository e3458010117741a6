/** One channel of a registry, from its registration to its end. */
export interface Link {
  /** The channel's id. */
  readonly id: string;
  /**
   * Resolves once the peer's list is in and what had to be registered there is answered; or when the link closed or the
   * deadline passed. Never rejects.
   */
  readonly ready: Promise<void>;
  /** Resolves once the link has ended, whoever closed it. Never rejects. */
  readonly closed: Promise<void>;
  /** Asks the peer for its commands again; resolves with whether it answered before the deadline. */
  refresh(options?: { readonly timeoutMs?: number }): Promise<boolean>;
  /** Ends the link and closes its channel. */
  close(): Promise<void>;
}
