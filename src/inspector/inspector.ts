import type { BulkPort } from './bulk/bulk-port';

/** The inspector, as whoever hosts it sees it. */
export interface Inspector {
  /** Serves a page's bulk port until that closes. @returns the way to end it before */
  openBulk(port: BulkPort): () => void;
  /** Takes what another registry of the app observed, for `self:`; `records` are JSON texts of RegistryRecord. */
  reportSelf(registryId: string, records: readonly string[]): void;
  /** Ends programs and links, writes what is still to be written. */
  dispose(): Promise<void>;
}
