import { captureWorkerPart, cliPart, demoPart, electronPart } from './build/app';
import { buildParts, staleParts } from './build/build-parts';
import { hashInputs } from './build/hash-inputs';
import { libraryPart } from './build/library';
import type { Part } from './build/part';

/** npm run build [-- --stale] [part …]: builds everything, or what is named; with --stale only what changed. */
const parts: readonly Part[] = [electronPart, demoPart, captureWorkerPart, cliPart, libraryPart];
const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = names.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(', ')}. The parts: ${parts.map((part) => part.name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = names.length === 0 ? parts : parts.filter((part) => names.includes(part.name));
const started = Date.now();
const todo = args.includes('--stale')
  ? await staleParts(chosen)
  : await Promise.all(chosen.map(async (part) => ({ part, hash: await hashInputs(part.inputs) })));
await buildParts(todo);
const built = todo.map(({ part }) => part.name).join(', ') || 'nothing, all is up to date';
console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s: ${built}.`);
