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
