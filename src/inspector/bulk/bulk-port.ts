import type { FromPage, ToPage } from '@contract';

/** The inspector's end of one page's bulk port. */
export interface BulkPort {
  post(message: ToPage): void;
  /** Tells of every message, and once of the port's end. */
  listen(onMessage: (message: FromPage) => void, onClose: () => void): void;
}
