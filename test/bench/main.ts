import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { interleaved, processorClock, wallClock } from './interleaved';
import { type Kept, keptInMemory } from './memory';
import { Ports } from './ports';
import { type Measured, report } from './report';
import { echoWorkloads } from './workloads/echo';
import { eventWorkload } from './workloads/events';
import { callingOneOfManyWorkload, registeringWorkloads } from './workloads/registering';
import { directPortWorkload, routedWorkload } from './workloads/routed';

const BEGIN = '<!-- figures -->';
const END = '<!-- /figures -->';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    only: { type: 'string' },
    clock: { type: 'string', default: 'wall' },
    write: { type: 'string' },
    'no-memory': { type: 'boolean', default: false },
  },
});
const clock = values.clock === 'processor' ? processorClock : wallClock;
const rounds = Number(values.rounds);
const worker = new Worker(new URL('worker.js', import.meta.url));
const workloads = [
  ...echoWorkloads(() => worker),
  eventWorkload,
  ...registeringWorkloads,
  callingOneOfManyWorkload,
  directPortWorkload,
  routedWorkload,
].filter(({ name }) => name.includes(values.only ?? ''));

const measured: Measured[] = [];
for (const workload of workloads) {
  const ports = new Ports();
  const results = await interleaved(await workload.prepare(ports), rounds, clock);
  ports.closeAll();
  measured.push({ workload, results });
  console.error(
    `${workload.name}: ${results.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join(', ')}`,
  );
}
const kept: readonly Kept[] = values['no-memory'] ? [] : await keptInMemory();
const text = report(measured, kept, { rounds, clock: values.clock });
console.log(text);
if (values.write !== undefined) {
  const page = readFileSync(values.write, 'utf8');
  const before = page.slice(0, page.indexOf(BEGIN) + BEGIN.length);
  writeFileSync(values.write, `${before}\n\n${text}\n${page.slice(page.indexOf(END))}`);
}
// The ports of so many contenders keep the process alive; what is left is nobody's work.
process.exit(0);
