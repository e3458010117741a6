import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The parts of the build, as seen from `dist/cli`. */
export interface InstalledFiles {
  /** The folder with the package.json that Electron reads. */
  readonly app: string;
  readonly page: string;
  readonly programs: string;
  readonly captureWorker: string;
}

export function installedFiles(): InstalledFiles {
  return {
    app: at('../..'),
    page: at('../../out/renderer'),
    programs: at('../../out/demo'),
    captureWorker: at('../../out/inspector/capture-worker.cjs'),
  };
}
