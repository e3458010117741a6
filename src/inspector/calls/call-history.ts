import type { CallRecord } from '@contract';
import type { Logger } from '@mesh';
import type { CallQuery, StoredCall } from '../store/messages';
import type { StoreClient } from '../store/store-client';

const DEFAULT_LIMIT = 1_000;

/** The calls that have ended, kept over a restart. */
export class CallHistory {
  constructor(
    private readonly store: StoreClient,
    private readonly limit: () => number | undefined,
    private readonly logger: Logger | undefined,
    /** Hears why a call couldn't be kept, and with nothing that one was. */
    private readonly noted: (reason: string | undefined) => void,
  ) {}

  /** Keeps a call, in place of what was known of it. */
  save(call: StoredCall): void {
    const limit = Math.max(1, Math.trunc(this.limit() ?? DEFAULT_LIMIT));
    this.store.ask('save-call', { ...call, limit }).then(
      () => this.noted(undefined),
      (error: unknown) => this.#complain(error),
    );
  }

  /** Keeps what was learnt of a call after its end. */
  update(record: CallRecord): void {
    this.store.ask('update-call', record).catch((error: unknown) => this.#complain(error));
  }

  list(query: CallQuery): Promise<{ calls: StoredCall[]; total: number }> {
    return this.store.ask('list-calls', query);
  }

  read(callId: string): Promise<StoredCall | undefined> {
    return this.store.ask('read-call', { callId });
  }

  async clear(targetId: string | undefined): Promise<void> {
    await this.store.ask('clear-calls', targetId === undefined ? {} : { targetId });
  }

  #complain(error: unknown): void {
    this.logger?.error(`A call couldn't be kept: ${String(error)}`);
    this.noted(error instanceof Error ? error.message : String(error));
  }
}
