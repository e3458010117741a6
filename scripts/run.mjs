// Runs one TypeScript file of this folder with the project's aliases: node scripts/run.mjs scripts/build.ts …
// What the file exports as `next` is imported afterwards.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [file, ...args] = process.argv.slice(2);
const { module: doors } = await runnerImport('./aliases.ts', { configFile: false, logLevel: 'error' });
process.argv = [process.argv[0], resolve(file), ...args];
const { module } = await runnerImport(resolve(file), {
  configFile: false,
  logLevel: 'error',
  resolve: { alias: doors.aliases },
});
if (typeof module.next === 'string') await import(module.next);
