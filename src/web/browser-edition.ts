import { join } from 'node:path';
import { MainInfo, RegistryName } from '@contract';
import { createInspector, holdDirectory } from '@inspector';
import { CommandRegistry, type Logger } from '@mesh';
import { startWebEdition } from './web-edition';

export interface BrowserEditionOptions {
  /** The user's data directory. */
  readonly data: string;
  readonly version: string;
  /** 0: one that is free. */
  readonly port: number;
  /** The folder of the built page. */
  readonly page: string;
  /** The folder of the demo mesh's programs. */
  readonly programs: string;
  readonly captureWorker: string;
  readonly logger: Logger;
}

export interface BrowserEdition {
  readonly link: string;
  /** A link that lets in once: for where others may read it, such as the arguments of a program. */
  linkForOnce(): string;
  /** Ends programs, links and the server. */
  close(): Promise<void>;
}

/**
 * The registry `main` with the inspector in this process, and the page served to this machine's browsers.
 *
 * @throws DirectoryInUseError where another process has the data directory; the system's error where the port can't be had
 */
export async function startBrowserEdition(options: BrowserEditionOptions): Promise<BrowserEdition> {
  const { data, version, logger } = options;
  const hold = await holdDirectory(data);
  const registry = new CommandRegistry({ id: RegistryName.main, requestTimeoutMs: 0, logger });
  await registry.registerCommand(MainInfo, () => ({
    version,
    edition: 'browser' as const,
    pid: process.pid,
    uptimeSeconds: Math.round(process.uptime()),
    versions: { node: process.versions.node, v8: process.versions.v8 },
  }));
  const inspector = await createInspector({
    dataDirectory: data,
    edition: 'browser',
    version,
    runtime: `Node ${process.versions.node}`,
    platform: process.platform,
    registry,
    nodeProgram: (file, args = []) => ({ command: process.execPath, args: [file, ...args] }),
    programDirectory: options.programs,
    captureWorkerFile: options.captureWorker,
    logger,
  });
  const endAll = async (): Promise<void> => {
    await inspector.dispose();
    await registry.dispose();
    await hold.release();
  };
  try {
    const web = await startWebEdition({
      port: options.port,
      folder: options.page,
      sessionFile: join(data, 'web-session'),
      registry,
      openBulk: (port) => inspector.openBulk(port),
    });
    return {
      link: web.link,
      linkForOnce: () => web.linkForOnce(),
      close: async () => {
        await web.close();
        await endAll();
      },
    };
  } catch (error) {
    await endAll();
    throw error;
  }
}
