import type { CommandRegistry } from '@mesh';
import { log } from '../log';
import { createWindow, loadPage, paintBackground, type WindowFiles } from './create-window';
import { KeptWindowState } from './keep-window-state';
import { recoverPage } from './recover-page';
import { settleBeforeClosing } from './settle-page';
import { announceWindow, type ServedWindow } from './window-service';

/** A page that can't say that it is drawn is shown all the same, so that the person sees what there is. */
const SHOW_ANYWAY_MS = 3_000;

export interface OpenedWindow extends ServedWindow {
  /** Loads the page; whatever has to know the window before is told by then. */
  load(): void;
}

/** Opens the window: as it was left, and shown when the page has drawn itself. */
export function openWindow(files: WindowFiles, registry: CommandRegistry): OpenedWindow {
  const { window, state } = createWindow(files);
  const kept = new KeptWindowState(window, files.state, state, (error) =>
    log(`The window's place couldn't be kept: ${String(error)}`),
  );
  announceWindow(registry, window);
  recoverPage(window);
  settleBeforeClosing(window, registry);
  const show = (): void => {
    clearTimeout(anyway);
    if (window.isDestroyed() || window.isVisible()) return;
    if (state.maximized) window.maximize();
    window.show();
  };
  const anyway = setTimeout(show, SHOW_ANYWAY_MS);
  window.once('closed', () => clearTimeout(anyway));
  return {
    window,
    appeared: (scheme) => {
      paintBackground(window, scheme);
      kept.setScheme(scheme);
      show();
    },
    load: () => {
      loadPage(window).catch((error: unknown) => log(`The page couldn't be loaded: ${String(error)}`));
    },
  };
}
