import type { AbortSignalLike } from '../../platform';

/** Calls `listener` when the signal fires; gives the way to stop listening, as a signal may outlive thousands of calls. */
export function onAbort(signal: AbortSignalLike, listener: () => void): () => void {
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}
