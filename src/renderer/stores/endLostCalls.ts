import type { CallRecord } from '@contract';
import type { CallsStore } from './calls';

/**
 * Ends the calls that waited before the inspector was asked for its calls, and that it doesn't know of: it is another
 * one than the one that made them, and nobody will tell how they ended.
 *
 * @param waiting what waited when it was asked
 * @param listed its answer, the newest first
 * @param complete whether there are no further ones
 */
export function endLostCalls(
  calls: CallsStore,
  waiting: readonly CallRecord[],
  listed: readonly CallRecord[],
  complete: boolean,
): void {
  const known = new Set(listed.map(({ callId }) => callId));
  const oldest = complete ? Number.NEGATIVE_INFINITY : (listed.at(-1)?.startedAt ?? 0);
  const { byId, put } = calls.getState();
  const lost = waiting.filter(
    ({ callId, startedAt }) =>
      !known.has(callId) && startedAt >= oldest && byId.get(callId)?.status === 'running',
  );
  if (lost.length === 0) return;
  put(
    lost.map((call) => ({
      ...call,
      status: 'error' as const,
      fault: {
        code: 'channel_disconnected',
        message: `The inspector that made this call ended before the reply. Whether ${call.commandId} was carried out isn’t known.`,
        origin: 'here' as const,
      },
    })),
  );
}
