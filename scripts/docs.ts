import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeApiPages } from './docs/write-api-pages';
import { projectRoot } from './lib/project-root';

/** npm run docs: writes `docs/api` anew from the library's doc comments, and says what is missing in them. */
const folder = join(projectRoot, 'docs/api');
await rm(folder, { recursive: true, force: true });
const faults = await writeApiPages(folder);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
