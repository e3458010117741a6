import { type BrowserWindow, dialog } from 'electron';

/**
 * Lets the person choose a directory.
 *
 * @returns undefined when given up
 */
export async function chooseDirectory(window: BrowserWindow, startAt?: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
    ...(startAt !== undefined && startAt !== '' && { defaultPath: startAt }),
  });
  return canceled ? undefined : filePaths[0];
}
