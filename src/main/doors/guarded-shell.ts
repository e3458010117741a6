import { basename, dirname } from 'node:path';
import { CommandError } from '@mesh';
import { type BrowserWindow, dialog, shell } from 'electron';
import { externalAddress } from './external-address';

/**
 * Opens a web address in the system's browser, once the person has said so.
 *
 * @throws CommandError `invalid_request` where it isn't a web address
 */
export async function openExternal(window: BrowserWindow, url: string): Promise<void> {
  const address = externalAddress(url);
  if (address === undefined)
    throw new CommandError('invalid_request', 'Only http and https addresses without a password are opened.');
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address in the browser?',
    detail: address,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(address);
}

/**
 * Opens one of the user's files that was found damaged, in whatever program the system opens such files with.
 *
 * @param directory where the user's files are: nothing else is opened
 * @throws CommandError `invalid_request` where it is no such file; `internal_error` with the system's reason where it
 * can't be opened
 */
export async function openDamaged(directory: string, path: string): Promise<void> {
  if (dirname(path) !== directory || !/^[a-z]+\.(?:damaged-[\d-]+\.)?json$/.test(basename(path)))
    throw new CommandError('invalid_request', 'Only the user’s own files are opened.');
  const reason = await shell.openPath(path);
  if (reason !== '') throw new CommandError('internal_error', `The system didn’t open ${path}: ${reason}.`);
}
