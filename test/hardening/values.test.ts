import { setImmediate as immediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { CommandRegistry, dynCommand, dynEvent, MessagePortChannel } from '@mesh';
import { describe, expect, it } from 'vitest';
import { SeededRandom } from './fuzz/seeded-random';
import { RandomValues } from './values/random-value';
import { sameGraph } from './values/same-graph';

const TURNS = Number(process.env['VALUE_TURNS'] ?? 80);
const SEED = Number(process.env['VALUE_SEED'] ?? 20_261_121);

/** A row of registries over ports, each the router of the one before; those named are of another kind. */
async function row(count: number, plain: readonly number[]): Promise<CommandRegistry[]> {
  const registries = Array.from(
    { length: count },
    (_, at) =>
      new CommandRegistry({
        id: `r${at}`,
        ownKind: !plain.includes(at),
        tracing: at === 0,
        ...(at < count - 1 && { routerChannel: `r${at + 1}` }),
      }),
  );
  for (let at = 0; at + 1 < count; at += 1) {
    const { port1, port2 } = new MessageChannel();
    const [one, other] = [registries[at], registries[at + 1]] as [CommandRegistry, CommandRegistry];
    const links = await Promise.all([
      one.registerChannel(new MessagePortChannel(`r${at + 1}`, port1)),
      other.registerChannel(new MessagePortChannel(`r${at}`, port2)),
    ]);
    await Promise.all(links.map(({ ready }) => ready));
  }
  return registries;
}

interface Arrival {
  readonly token: string;
  readonly value: unknown;
}

/** What structured clone gives of a value; undefined: it refuses it. */
function cloned(value: unknown): { readonly value: unknown } | undefined {
  try {
    return { value: structuredClone(value) };
  } catch {
    return undefined;
  }
}

describe.each([
  ['one hop', 2, []],
  ['three hops', 4, []],
  ['three hops, one of them to another kind', 4, [2]],
] as const)('random values over %s', (_name, count, plain) => {
  it(`arrive as structured clone gives them, in order (seed ${SEED})`, async () => {
    const random = new SeededRandom(SEED);
    const values = new RandomValues(random);
    const registries = await row(count, plain);
    const [caller, owner] = [registries[0], registries.at(-1)] as [CommandRegistry, CommandRegistry];
    const arrivals: Arrival[] = [];
    const faults: string[] = [];
    for (const registry of registries)
      registry.observe((record) => {
        if (record.kind === 'violation' && record.direction === 'in') faults.push(record.reason);
      });
    const arrived = (token: string, value: unknown): void => void arrivals.push({ token, value });
    owner.onAny(({ eventId, payload }) => arrived(eventId, payload));
    for (let at = 0; at < 50; at += 1)
      await owner.registerCommand(
        dynCommand(`c${at}`, (request, { meta }) => {
          arrived(String(meta?.['token']), request);
          return request;
        }),
      );
    await owner.registerCommand(
      dynCommand('items', async function* (request) {
        for (const item of request as unknown[]) yield item;
      }),
    );
    for (let turn = 0; turn < TURNS; turn += 1) {
      const expected: Arrival[] = [];
      const waiting: Promise<unknown>[] = [];
      const expectArrival = (token: string, value: unknown): boolean => {
        const clone = cloned(value);
        if (clone) expected.push({ token, value: clone.value });
        return clone !== undefined;
      };
      arrivals.length = 0;
      for (let left = 1 + random.below(90); left > 0; left -= 1) {
        const value = values.next();
        const token = random.chance(0.02)
          ? `${'long '.repeat(60)}${left}`
          : `t${random.below(9)}.${turn}.${left}`;
        const kind = random.below(12);
        if (kind < 4) {
          expectArrival(token, value);
          caller.emit(dynEvent(token, value));
        } else if (kind < 11) {
          const carried = expectArrival(token, value);
          const clone = cloned(value);
          const controller = new AbortController();
          const options = {
            meta: { token },
            ...(random.chance(0.2) && { timeoutMs: random.pick([0, 20_000, 1e9]) }),
            ...(random.chance(0.2) && { signal: controller.signal }),
          };
          const isAborted = 'signal' in options && random.chance(0.5);
          const call = caller.executeDyn(`c${random.below(50)}`, value, options).then(
            (result) => {
              if (!carried || isAborted) faults.push(`${token} was answered`);
              else if (!sameGraph(result, clone?.value)) faults.push(`${token} came back as another value`);
            },
            (error: unknown) => {
              if (carried && !isAborted) faults.push(`${token}: ${String(error)}`);
            },
          );
          if (isAborted) controller.abort();
          waiting.push(call);
        } else {
          const items = [1, { left }, 3];
          const call = caller.executeDyn('items', items).then(async (stream) => {
            const got: unknown[] = [];
            for await (const item of stream as AsyncIterable<unknown>) got.push(item);
            if (!sameGraph(got, items)) faults.push(`${token}: a stream of other items`);
          });
          waiting.push(call);
        }
        // What is changed afterwards has gone as it was.
        if (typeof value === 'object' && value !== null) Reflect.set(value, 0, ['changed']);
      }
      await Promise.all(waiting);
      for (let wait = 0; wait < 1000 && arrivals.length < expected.length; wait += 1) await immediate();
      const wrong = expected.findIndex(
        ({ token, value }, at) => arrivals[at]?.token !== token || !sameGraph(arrivals[at]?.value, value),
      );
      if (wrong >= 0 || arrivals.length !== expected.length) {
        const [wanted, got] = [expected[wrong], arrivals[wrong]];
        expect.unreachable(
          `turn ${turn}: ${arrivals.length} of ${expected.length} arrived; ${wrong}: ${wanted?.token} ${got?.token}`,
        );
      }
    }
    expect(faults).toEqual([]);
    await Promise.all(registries.map((registry) => registry.dispose()));
  });
});
