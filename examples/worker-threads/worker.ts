import { CommandRegistry } from 'meshscope/mesh';
import { linkToParentThread } from 'meshscope/transports';
import { CountTogether, countPrimes, Ready } from './primes';

const name = process.env['WORKER_NAME'] ?? 'worker';
const registry = new CommandRegistry({ id: name, routerChannel: 'root' });

function count({ from, to }: { from: number; to: number }): number {
  let primes = 0;
  for (let number = Math.max(from, 2); number < to; number += 1) {
    let isPrime = true;
    for (let divisor = 2; isPrime && divisor * divisor <= number; divisor += 1)
      isPrime = number % divisor !== 0;
    if (isPrime) primes += 1;
  }
  return primes;
}

await registry.registerCommand(countPrimes(name), count);
if (name === 'second') {
  await registry.registerCommand(CountTogether, async ({ to }) => {
    const middle = Math.floor(to / 2);
    const theirs = registry.execute(countPrimes('first'), { from: 0, to: middle });
    return count({ from: middle, to }) + (await theirs);
  });
}
const link = await registry.registerChannel(linkToParentThread('root'));
await link.ready;
registry.emit(Ready, name);
