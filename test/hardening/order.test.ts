import { setImmediate as immediate, setTimeout as later } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { CommandError, CommandRegistry, dynCommand, MessagePortChannel } from '@mesh';
import { expect, it } from 'vitest';
import { SeededRandom } from './fuzz/seeded-random';
import { slowChannel } from './slow/slow-channel';

const RUNS = Number(process.env['ORDER_RUNS'] ?? 8);
const SEED = Number(process.env['ORDER_SEED'] ?? 20_261_121);
const STEPS = 200;
const CHILDREN = 4;

interface Request {
  readonly from: number;
  readonly n: number;
}

/** A root that gives its children direct ports, and children that call each other while their links to it come and go. */
class SlowStar {
  readonly faults: string[] = [];
  /** Calls that came over a direct port. */
  direct = 0;
  readonly #random: SeededRandom;
  readonly #root: CommandRegistry;
  readonly #children: CommandRegistry[];
  readonly #calls: Promise<void>[] = [];
  /** For each caller and command how many calls were made, and which one was begun last. */
  readonly #made = new Map<string, number>();
  readonly #begun = new Map<string, number>();

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#root = new CommandRegistry({ id: 'root', directPorts: 1 + random.below(2) });
    this.#children = Array.from(
      { length: CHILDREN },
      (_, at) => new CommandRegistry({ id: `r${at}`, routerChannel: 'root' }),
    );
  }

  async start(): Promise<void> {
    for (const [at, child] of this.#children.entries()) {
      await this.#link(at);
      await child.registerCommand([
        dynCommand<Request>(`${at}.now`, (request, { channel }) =>
          this.#begin(`${at}.now`, request, channel),
        ),
        dynCommand<Request>(`${at}.later`, async (request, { channel }) => {
          const result = this.#begin(`${at}.later`, request, channel);
          await immediate();
          return result;
        }),
      ]);
    }
  }

  async step(): Promise<void> {
    const random = this.#random;
    for (let left = random.below(12); left > 0; left -= 1) this.#call();
    if (random.chance(0.06)) await this.#link(random.below(CHILDREN));
    await (random.chance(0.5) ? later(random.below(5)) : immediate());
  }

  async end(): Promise<void> {
    await Promise.all(this.#calls);
    await Promise.all([this.#root, ...this.#children].map((registry) => registry.dispose()));
  }

  /** Links a child, anew where it was linked: what was under way fails, and its ports end. */
  async #link(at: number): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    await Promise.all([
      this.#root.registerChannel(slowChannel(new MessagePortChannel(`r${at}`, port1), this.#random)),
      this.#children[at]?.registerChannel(slowChannel(new MessagePortChannel('root', port2), this.#random)),
    ]);
  }

  #begin(command: string, { from, n }: Request, channel: string | undefined): number {
    const key = `${from} to ${command}`;
    const before = this.#begun.get(key) ?? -1;
    if (n <= before) this.faults.push(`call ${n} from ${key} was begun after ${before}`);
    this.#begun.set(key, n);
    if (channel !== 'root') this.direct += 1;
    return n;
  }

  #call(): void {
    const random = this.#random;
    const from = random.below(CHILDREN);
    const to = (from + 1 + random.below(CHILDREN - 1)) % CHILDREN;
    const command = `${to}.${random.pick(['now', 'later'])}`;
    const key = `${from} to ${command}`;
    const n = this.#made.get(key) ?? 0;
    this.#made.set(key, n + 1);
    const call = this.#children[from]?.executeDyn(command, { from, n } satisfies Request) as Promise<unknown>;
    this.#calls.push(
      call.then(
        (result) => {
          if (result !== n) this.faults.push(`call ${n} from ${key} got ${String(result)}`);
        },
        (error: unknown) => {
          const code = error instanceof CommandError ? error.code : String(error);
          // The links of both are closed now and then.
          if (code !== 'channel_disconnected' && code !== 'not_found') this.faults.push(`${key}: ${code}`);
        },
      ),
    );
  }
}

it(`calls of one command are begun in order while ports and slow links come and go (seed ${SEED})`, async () => {
  let direct = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const star = new SlowStar(new SeededRandom(SEED + run));
    await star.start();
    for (let step = 0; step < STEPS; step += 1) await star.step();
    await star.end();
    expect(star.faults).toEqual([]);
    direct += star.direct;
  }
  expect(direct).toBeGreaterThan(RUNS * 20);
});
