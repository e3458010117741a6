import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { captureWorkerPart, cliPart, demoPart, electronPart } from './build/app';
import { buildParts, staleParts } from './build/build-parts';
import { projectRoot } from './lib/project-root';

/** npm start [-- options]: builds what is stale; the rest is the command line's. */
const stale = await staleParts([electronPart, demoPart, captureWorkerPart, cliPart]);
if (stale.length > 0) {
  console.error(`Building ${stale.map(({ part }) => part.name).join(', ')} …`);
  await buildParts(stale);
}

/** What is run next, in this process. */
export const next: string = pathToFileURL(join(projectRoot, cliPart.output)).href;
