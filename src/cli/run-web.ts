import { type BrowserEdition, startBrowserEdition } from '@web';
import { installedFiles } from './installed-files';
import { openInBrowser } from './open-in-browser';
import type { OpenRequest } from './parse-arguments';

function describeFailure(error: unknown, port: number): string {
  const { code, message, name } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Choose another one, or leave out --port.`;
  if (code === 'EACCES' && port !== 0)
    return `Port ${port} may not be used by this user. Choose one from 1024 on, or leave out --port.`;
  if (name === 'DirectoryInUseError') return message;
  return `The browser edition can't start: ${message}`;
}

function waitForEnd(edition: BrowserEdition): Promise<number> {
  return new Promise((resolve) => {
    let asked = false;
    const end = (): void => {
      // The second Ctrl-C is meant.
      if (asked) process.exit(130);
      asked = true;
      edition.close().then(
        () => resolve(0),
        (error: unknown) => {
          console.error(`meshscope: ${String(error)}`);
          resolve(1);
        },
      );
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
}

/** Serves the browser edition until it is told to end. @returns the exit code */
export async function runWeb(request: OpenRequest, data: string, version: string): Promise<number> {
  const { page, programs, captureWorker } = installedFiles();
  const warn = (text: string): void => console.error(`meshscope: ${text}`);
  let edition: BrowserEdition;
  try {
    edition = await startBrowserEdition({
      data,
      version,
      port: request.port,
      page,
      programs,
      captureWorker,
      logger: { warn, error: warn },
    });
  } catch (error) {
    warn(describeFailure(error, request.port));
    return 1;
  }
  console.log(`Meshscope is at ${edition.link}`);
  if (request.openBrowser) openInBrowser(edition.linkForOnce());
  return waitForEnd(edition);
}
