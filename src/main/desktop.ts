import { join } from 'node:path';
import { RegistryName } from '@contract';
import { createInspector, type Hold, holdDirectory, type Inspector } from '@inspector';
import { CommandRegistry } from '@mesh';
import { BrowserWindow } from 'electron';
import type { AppFiles } from './app-files';
import { hostAppInfo } from './app-info';
import { electronBulkPort } from './electron-bulk-port';
import type { GuardedIpc } from './ipc/guarded-ipc';
import { WindowLinks } from './links/window-links';
import { log } from './log';
import { openWindow } from './window/open-window';
import { settlePage } from './window/settle-page';
import { hostWindowService, type ServedWindow } from './window/window-service';

export interface DesktopOptions {
  /** The user's data directory. */
  readonly data: string;
  readonly files: AppFiles;
  readonly ipc: GuardedIpc;
  readonly version: string;
}

/** Everything that the main process holds: the registry `main` with the inspector, and the window with its links. */
export class Desktop {
  readonly #options: DesktopOptions;
  /** It puts no deadline on what it forwards: a call's deadline is the inspector's (ARCHITECTURE.md, "The links between the registries"). */
  readonly #registry = new CommandRegistry({
    id: RegistryName.main,
    requestTimeoutMs: 0,
    logger: { warn: (text) => log(text), error: (text) => log(text) },
  });
  #hold: Hold | undefined;
  #inspector: Inspector | undefined;
  #links: WindowLinks | undefined;
  #window: ServedWindow | undefined;
  #ending: Promise<void> | undefined;

  constructor(options: DesktopOptions) {
    this.#options = options;
  }

  /** Starts the inspector and opens the window. @throws DirectoryInUseError where another process has the data directory */
  async begin(): Promise<void> {
    const { data, files, ipc, version } = this.#options;
    this.#hold = await holdDirectory(data);
    const inspector = await createInspector({
      dataDirectory: data,
      edition: 'desktop',
      version,
      runtime: `Electron ${process.versions.electron}, Node ${process.versions.node}`,
      platform: process.platform,
      registry: this.#registry,
      // The app's own binary runs as Node, so that a person needs none.
      nodeProgram: (file, args = []) => ({
        command: process.execPath,
        args: [file, ...args],
        env: { ELECTRON_RUN_AS_NODE: '1' },
      }),
      programDirectory: files.programs,
      captureWorkerFile: files.captureWorker,
      logger: { warn: (text) => log(text), error: (text) => log(text) },
    });
    this.#inspector = inspector;
    this.#links = new WindowLinks({
      ipc,
      registry: this.#registry,
      openBulk: (port) => inspector.openBulk(electronBulkPort(port)),
      reportSelf: (registry, records) => inspector.reportSelf(registry, records),
      problem: log,
    });
    await hostAppInfo(this.#registry, version);
    await hostWindowService(this.#registry, () => this.#window, data);
    this.show();
  }

  /** Brings the window to the front, or opens it. */
  show(): void {
    if (!this.#links) return;
    if (this.#window) {
      const { window } = this.#window;
      if (window.isMinimized()) window.restore();
      window.focus();
      return;
    }
    const { data, files } = this.#options;
    const opened = openWindow({ preload: files.preload, state: join(data, 'window.json') }, this.#registry);
    this.#window = opened;
    opened.window.once('closed', () => (this.#window = undefined));
    this.#links.add(opened.window.webContents, RegistryName.preload);
    opened.load();
  }

  /** Loads the page again, once it has saved what waited to be saved. */
  async reload(): Promise<void> {
    if (!this.#window) return;
    await settlePage(this.#registry);
    this.#window?.window.webContents.reload();
  }

  /** Ends programs and links, and writes what is still to be written. */
  end(): Promise<void> {
    // Asked again when the last window goes, which is part of it: the app may not go before the first is done.
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    if (this.#window) await settlePage(this.#registry);
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    await this.#inspector?.dispose();
    await this.#registry.dispose();
    await this.#hold?.release();
  }
}
