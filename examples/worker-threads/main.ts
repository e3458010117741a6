// A mesh of threads: what one worker registers, the root and the other worker can call.
import { fileURLToPath } from 'node:url';
import { CommandRegistry } from 'meshscope/mesh';
import { WorkerChannel } from 'meshscope/transports';
import { CountTogether, countPrimes, Ready } from './primes';

const root = new CommandRegistry({ id: 'root' });
const file = fileURLToPath(new URL('./worker.js', import.meta.url));
const workers = ['first', 'second'];

const ready = new Promise<void>((resolve) => {
  const waiting = new Set(workers);
  root.on(Ready, (name) => {
    waiting.delete(name);
    if (waiting.size === 0) resolve();
  });
});
for (const id of workers) {
  await root.registerChannel(new WorkerChannel({ id, file, env: { ...process.env, WORKER_NAME: id } }));
}
await ready;

console.log(
  `commands: ${root
    .listCommands()
    .map(({ id }) => id)
    .sort()
    .join(', ')}`,
);
const halves = await Promise.all([
  root.execute(countPrimes('first'), { from: 0, to: 50_000 }),
  root.execute(countPrimes('second'), { from: 50_000, to: 100_000 }),
]);
console.log(`the root asks both: ${halves[0]} + ${halves[1]}`);
console.log(`the second asks the first: ${await root.execute(CountTogether, { to: 100_000 })}`);
await root.dispose();
