import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { CommandError, dynCommand } from '../../index';
import { LinkedRegistries } from '../testing/linked-registries';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();

async function* items(): AsyncGenerator<number> {
  yield 1;
  yield 2;
}

const fail = (): never => {
  throw new CommandError('invalid_request', 'no');
};

/** Owners and a caller of theirs: over a link, and in the same registry. */
async function caller(where: 'linked' | 'local') {
  const { root, worker } = await LinkedRegistries.rootAndWorker(make);
  await worker.registerCommand([
    dynCommand('now', () => 1),
    dynCommand('later', () => Promise.resolve(1)),
    dynCommand('fail', fail),
    dynCommand('never', () => new Promise(() => {})),
    dynCommand('items', items),
  ]);
  return where === 'linked' ? root : worker;
}

async function consume(result: unknown, most: number): Promise<void> {
  let taken = 0;
  for await (const _item of result as AsyncIterable<number>) if ((taken += 1) === most) break;
}

describe.each(['linked', 'local'] as const)('the signal of a call, %s', (where) => {
  it.each([
    ['answered', 'now', 0],
    ['answered later', 'later', 0],
    ['refused', 'fail', 0],
    ['unknown', 'missing', 0],
    ['late', 'never', 0],
    ['a stream to its end', 'items', 9],
    ['a stream that is broken off', 'items', 1],
  ])('has no listener left once the call is over: %s', async (_how, commandId, most) => {
    const registry = await caller(where);
    const { signal } = new AbortController();
    const call = registry.executeDyn(commandId, undefined, { signal, timeoutMs: 20 });
    await call.then((result) => (most > 0 ? consume(result, most) : undefined)).catch(() => {});
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
