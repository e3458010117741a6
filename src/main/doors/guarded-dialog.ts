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

/** Says that the page keeps crashing. @returns whether it is to be loaded once more */
export async function askAfterCrashes(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has crashed several times in a row.',
    detail: 'Targets, history and drafts are kept.',
    buttons: ['Load it again', 'Close'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** Says why there will be no window, and waits until it is read. */
export function sayNoStart(reason: string): void {
  dialog.showErrorBox("Meshscope can't start", reason);
}
