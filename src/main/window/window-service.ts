import { WindowChanged, WindowService } from '@contract';
import { CommandError, type CommandRegistry, type HandlerContext } from '@mesh';
import type { BrowserWindow } from 'electron';
import { chooseDirectory } from '../doors/guarded-dialog';
import { openDamaged, openExternal } from '../doors/guarded-shell';

export interface ServedWindow {
  readonly window: BrowserWindow;
  /** The page has drawn itself. */
  appeared(scheme: 'light' | 'dark'): void;
}

/**
 * Hosts `WindowService`: each page reaches its own window, told by the channel that its call came over.
 *
 * @param find the window behind a channel; without a channel, the one that the person used last
 * @param data the user's data directory
 */
export async function hostWindowService(
  registry: CommandRegistry,
  find: (channel: string | undefined) => ServedWindow | undefined,
  data: string,
): Promise<void> {
  const served = ({ channel }: HandlerContext): ServedWindow => {
    const found = find(channel);
    if (!found) throw new CommandError('internal_error', 'There is no window behind this call.');
    return found;
  };
  await registry.registerService(WindowService, {
    state: (_request, context) => ({ maximized: served(context).window.isMaximized() }),
    minimize: (_request, context) => served(context).window.minimize(),
    toggleMaximize: (_request, context) => {
      const { window } = served(context);
      if (window.isMaximized()) window.unmaximize();
      else window.maximize();
    },
    close: (_request, context) => {
      const { window } = served(context);
      // The answer goes out first: closing ends the link it goes over.
      setImmediate(() => {
        // Asked twice, it may be gone by now.
        if (!window.isDestroyed()) window.close();
      });
    },
    appear: ({ scheme }, context) => served(context).appeared(scheme),
    chooseDirectory: async ({ startAt }, context) => {
      const path = await chooseDirectory(served(context).window, startAt);
      return path === undefined ? {} : { path };
    },
    openDamaged: ({ path }) => openDamaged(data, path),
    openExternal: ({ url }, context) => openExternal(served(context).window, url),
  });
}

/** Tells the pages when a window is maximised or restored, by whatever. */
export function announceWindow(registry: CommandRegistry, window: BrowserWindow): void {
  const tell = (): void => registry.emit(WindowChanged, { maximized: window.isMaximized() });
  window.on('maximize', tell);
  window.on('unmaximize', tell);
}
