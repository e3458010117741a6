import { join } from 'node:path';

/** Where the parts of the built app lie, as seen from the main process (`out/main`). */
export interface AppFiles {
  /** The folder of the built page. */
  readonly page: string;
  readonly preload: string;
  /** The folder of the demo mesh's programs. */
  readonly programs: string;
  readonly captureWorker: string;
}

/** @param out the folder that holds all of the build */
export function appFiles(out: string): AppFiles {
  return {
    page: join(out, 'renderer'),
    preload: join(out, 'preload', 'index.cjs'),
    programs: join(out, 'demo'),
    captureWorker: join(out, 'inspector', 'capture-worker.cjs'),
  };
}
