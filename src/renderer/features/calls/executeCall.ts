import type { CallRecord } from '@contract';
import { type App, callKey, errorText } from '../../stores';
import { sizeOf } from './jsonText';

export interface CallOrder {
  readonly targetId: string;
  readonly commandId: string;
  /** JSON text; absent: no request. */
  readonly requestText?: string;
  /** 0: never. */
  readonly timeoutMs: number;
}

/** Calls a command, keeps its record up to date, and shows its result once there is one. Never rejects. */
export async function executeCall(app: App, order: CallOrder): Promise<void> {
  const callId = crypto.randomUUID();
  const startedAt = Date.now();
  const key = callKey(order.targetId, order.commandId);
  const begun: CallRecord = {
    callId,
    ...order,
    requestSizeBytes: order.requestText === undefined ? 0 : sizeOf(order.requestText),
    startedAt,
    status: 'running',
    frameSeqs: [],
  };
  app.callInbox.add(begun);
  try {
    // The inspector holds the deadline; one of our own would end a long call before it.
    const record = await app.platform.inspector.execute({ callId, ...order }, { timeoutMs: 0 });
    app.callInbox.add(record);
  } catch (error) {
    app.callInbox.add({
      ...begun,
      status: 'error',
      durationMs: Date.now() - startedAt,
      fault: { code: codeOf(error), message: wordsOf(error, order.commandId), origin: 'here' },
    });
  }
  app.callInbox.flush();
  app.calls.getState().show(key, callId);
}

/** The page's own link closed: the inspector, if it still runs, goes on with the call. */
const wordsOf = (error: unknown, commandId: string): string =>
  codeOf(error) === 'channel_disconnected'
    ? `The link to the inspector closed before the reply. Whether ${commandId} was carried out isn’t known; if the inspector still runs, the call’s end is in the history once the link is back.`
    : errorText(error);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal_error';

/** Gives up waiting for a call; its record ends as cancelled. */
export function cancelCall(app: App, callId: string): void {
  app.platform.inspector.cancel({ callId }).catch((error: unknown) =>
    app.notices.getState().show({
      id: 'cancel',
      tone: 'error',
      lead: 'The call couldn’t be cancelled.',
      text: errorText(error),
      actions: [{ label: 'Dismiss', run: () => app.notices.getState().dismiss('cancel') }],
    }),
  );
}
