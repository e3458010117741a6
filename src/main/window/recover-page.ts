import type { BrowserWindow } from 'electron';
import { askAfterCrashes } from '../doors/guarded-dialog';
import { log } from '../log';

/** So many crashes within this time are no accident any more. */
const CRASHES = 3;
const WITHIN_MS = 60_000;

/** Loads the page again when its process has crashed; when it keeps crashing, the person is asked. */
export function recoverPage(window: BrowserWindow): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log(`The page's process has ended (${reason}); it is loaded again.`);
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    if (crashes.length < CRASHES) {
      window.webContents.reload();
      return;
    }
    crashes = [];
    void askAfterCrashes(window).then((again) => {
      // The app may have ended while the person was asked.
      if (window.isDestroyed()) return;
      if (again) window.webContents.reload();
      else window.close();
    });
  });
}
