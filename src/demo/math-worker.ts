/** The worker thread of the demo mesh: arithmetic, and a tick a second. */
import { threadId } from 'node:worker_threads';
import { CommandRegistry } from '@mesh';
import { linkToParentThread } from '@transports/node';
import { calculate, divide } from './math/calculate';
import { MAX_PRIMES, MathService } from './math/MathService';
import { primes } from './math/primes';
import { WorkerTick } from './shared/events';
import { stderrLogger } from './shared/log';
import { RequestReader } from './shared/RequestReader';

const DEFAULT_TICK_MS = 1_000;

async function main(): Promise<void> {
  const registry = new CommandRegistry({ id: 'worker', routerChannel: 'root', logger: stderrLogger });
  await registry.registerService(MathService, {
    add: (request) =>
      calculate(
        request,
        (a, b) => a + b,
        (a, b) => a + b,
      ),
    sub: (request) =>
      calculate(
        request,
        (a, b) => a - b,
        (a, b) => a - b,
      ),
    mul: (request) =>
      calculate(
        request,
        (a, b) => a * b,
        (a, b) => a * b,
      ),
    div: divide,
    primes: (request, { signal }) => {
      const count = new RequestReader(request).integer('count', { min: 0, max: MAX_PRIMES });
      return primes(count, signal);
    },
  });
  const link = await registry.registerChannel(linkToParentThread('root'));
  let tick = 0;
  const timer = setInterval(
    () => registry.emit(WorkerTick, { tick: ++tick, threadId, upMs: Math.round(process.uptime() * 1_000) }),
    Number(process.env['MESHSCOPE_DEMO_TICK_MS']) || DEFAULT_TICK_MS,
  );
  await link.closed;
  clearInterval(timer);
  await registry.dispose();
}

void main();
