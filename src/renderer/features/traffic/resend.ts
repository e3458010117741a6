import type { FrameRow } from '@contract';
import { type App, chooseCommand } from '../../stores';
import { memberText } from '../streams';

/** What can be sent once more: calls, which open their command with the input that was sent. */
export const canResend = (row: FrameRow): boolean =>
  row.kind !== 'violation' && row.type === 'execute.command.request' && row.subject !== undefined;

/** Opens the command of a request frame with that frame's input, ready to be edited. Nothing is sent. */
export function openForResend(app: App, targetId: string, row: FrameRow, frame: string): void {
  if (row.subject === undefined) return;
  const request = memberText(frame, 'request');
  app.drafts.getState().write(targetId, row.subject, { text: request ?? '', nothing: request === undefined });
  chooseCommand(app, targetId, row.subject);
}
