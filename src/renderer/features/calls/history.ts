import type { CallRecord } from '@contract';
import { type App, callKey, callsOf, tell } from '../../stores';
import { executeCall } from './executeCall';
import { outcomeWord } from './outcome';

const PAGE = 500;

/** The calls whose id, outcome or request holds every word. */
export function filterCalls(calls: readonly CallRecord[], query: string): readonly CallRecord[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return calls;
  return calls.filter((call) => {
    const text =
      `${call.commandId} ${outcomeWord(call)} ${call.requestText ?? ''} ${call.fault?.message ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Reads the newest calls of a command, and how many it has. */
export const loadCalls = (app: App, targetId: string, commandId: string): Promise<boolean> =>
  tell(app, 'Reading the history', async () => {
    const { calls, total } = await app.platform.inspector.listCalls({ targetId, commandId, limit: PAGE });
    app.calls.getState().put(calls);
    app.calls.getState().setTotal(callKey(targetId, commandId), total);
  });

/** Reads the calls before the oldest that is known. */
export const loadOlder = (app: App, targetId: string, commandId: string | undefined): Promise<boolean> =>
  tell(app, 'Reading older calls', async () => {
    const before = callsOf(app.calls.getState(), targetId, commandId).at(-1)?.startedAt;
    const { calls } = await app.platform.inspector.listCalls({
      targetId,
      limit: PAGE,
      ...(commandId === undefined ? {} : { commandId }),
      ...(before === undefined ? {} : { before }),
    });
    app.calls.getState().put(calls);
  });

/** Forgets the calls of a target. */
export const clearHistory = (app: App, targetId: string): Promise<boolean> =>
  tell(app, 'Clearing the history', async () => {
    await app.platform.inspector.clearCalls({ targetId });
    app.calls.getState().clear(targetId);
  });

/** Makes a call again with the request as it was sent then. */
export const sendAgain = (
  app: App,
  { callId, targetId, commandId, requestText, requestSizeBytes, timeoutMs }: CallRecord,
): void =>
  void tell(app, 'Sending again', async () => {
    const left = requestText === undefined && requestSizeBytes > 0;
    const text = left ? (await app.platform.inspector.readCall({ callId })).requestText : requestText;
    await executeCall(app, {
      targetId,
      commandId,
      timeoutMs,
      ...(text === undefined ? {} : { requestText: text }),
    });
  });
