import type { CallRecord } from '@contract';
import { type App, tell } from '../../stores';

async function textOf(app: App, { callId, resultText, resultStored, fault }: CallRecord): Promise<string> {
  if (resultText !== undefined) return resultText;
  if (resultStored === true) return app.bulk.readResult(callId);
  return fault === undefined ? '' : JSON.stringify({ code: fault.code, message: fault.message }, null, 2);
}

/** Copies the result, or the error, as JSON text. */
export const copyResult = (app: App, call: CallRecord): Promise<boolean> =>
  tell(app, 'Copying the result', async () => app.platform.copyText(await textOf(app, call)));

/** Saves the result, or the error, as a file of JSON. */
export const saveResult = (app: App, call: CallRecord): Promise<boolean> =>
  tell(app, 'Saving the result', async () =>
    app.platform.saveFile(
      `${call.commandId.replace(/[^\w.-]+/g, '_')} ${new Date(call.startedAt).toISOString().replace(/[:.]/g, '-')}.json`,
      await textOf(app, call),
      'application/json',
    ),
  );

/** Shows the frames of a call in Traffic. */
export const showFrames = (app: App, { frameSeqs }: CallRecord): void =>
  app.dock.getState().revealIn({ tab: 'traffic', seqs: frameSeqs });
