// node --expose-gc scripts/run.mjs test/hardening/fuzz/main.ts --frames 1000000 --seed 7 [--carrier clone] [--own-kind [--router]]
import { parseArgs } from 'node:util';
import { FAULTS, type Fault } from './faults';
import { HEAP_BOUND_BYTES, runFuzz } from './run-fuzz';

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    fault: { type: 'string' },
    'own-kind': { type: 'boolean', default: false },
    router: { type: 'boolean', default: false },
    carrier: { type: 'string', default: 'reference' },
  },
});
const fault =
  values.fault === undefined ? undefined : FAULTS.find((name): name is Fault => name === values.fault);
if (values.fault !== undefined && fault === undefined) throw new Error(`There is no fault ${values.fault}.`);

const startedAtMs = performance.now();
const report = await runFuzz({
  frames: Number(values.frames),
  seed: Number(values.seed),
  carrier: values.carrier === 'clone' ? 'clone' : 'reference',
  ownKind: values['own-kind'],
  router: values.router,
  ...(fault !== undefined && { fault }),
});
const durationMs = Math.round(performance.now() - startedAtMs);
console.log(
  JSON.stringify({ seed: Number(values.seed), durationMs, heapBoundBytes: HEAP_BOUND_BYTES, ...report }),
);
process.exitCode = report.failures.length > 0 ? 1 : 0;
