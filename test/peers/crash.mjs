/** Ends during a call, in the ways that programs end; with `--at-start CODE` at once. */
import { closeSync } from 'node:fs';
import { SILENT, serve } from './foreign.mjs';

const atStart = process.argv.indexOf('--at-start');
if (atStart !== -1) {
  console.error('crash: no configuration found');
  process.exit(Number(process.argv[atStart + 1] ?? 1));
}

const end = (how) => () => {
  console.error('crash: going down');
  setTimeout(() => how(), 20);
  return SILENT;
};

serve([
  { id: 'crash.exit', description: 'Exits with code 134', handle: end(() => process.exit(134)) },
  {
    id: 'crash.kill',
    description: 'Ends by SIGKILL',
    handle: end(() => process.kill(process.pid, 'SIGKILL')),
  },
  {
    id: 'crash.throw',
    description: 'Ends by an exception that nobody catches',
    handle: end(() => {
      throw new Error('out of cheese');
    }),
  },
  {
    id: 'crash.close',
    description: 'Closes its stdout and goes on',
    handle: end(() => closeSync(1)),
  },
  { id: 'crash.not', description: 'Answers as it should', handle: () => 'fine' },
]);
