import { setImmediate as immediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Producer } from './producer';
import { wrapIterable } from './wrap-iterable';

/** A producer of what an iterable gives, and what it told. */
function producerOf(
  source: AsyncIterable<unknown>,
  stopAt?: unknown,
): { producer: Producer; told: unknown[] } {
  const told: unknown[] = [];
  const producer = new Producer(source, {
    item: (value) => {
      told.push(value);
      if (value === stopAt) void producer.stop();
    },
    ended: () => told.push('ended'),
    failed: (error) => told.push(error),
  });
  return { producer, told };
}

async function* endless(log: string[] = []): AsyncGenerator<number> {
  try {
    for (let n = 0; ; n += 1) yield n;
  } finally {
    await immediate();
    log.push('cleaned up');
  }
}

describe('Producer', () => {
  it('pulls as many items as it was given credit for, and goes on with more', async () => {
    const { producer, told } = producerOf(endless());
    producer.grant(2);
    producer.grant(1);
    await immediate();
    expect(told).toEqual([0, 1, 2]);
    producer.grant(1);
    await immediate();
    expect(told).toEqual([0, 1, 2, 3]);
    await producer.stop();
  });

  it('needs one more than there are items to see the end', async () => {
    const { producer, told } = producerOf(
      (async function* () {
        yield 'one';
      })(),
    );
    producer.grant(5);
    await immediate();
    expect(told).toEqual(['one', 'ended']);
    producer.grant(5);
    await producer.stop();
    expect(told).toEqual(['one', 'ended']);
  });

  it('stops once the iterable has cleaned up, and tells nothing after it', async () => {
    const log: string[] = [];
    const { producer, told } = producerOf(endless(log));
    producer.grant(1);
    await immediate();
    producer.grant(1);
    await Promise.all([producer.stop(), producer.stop()]);
    expect(log).toEqual(['cleaned up']);
    expect(told).toEqual([0]);
  });

  it('may be stopped by what it told', async () => {
    const { producer, told } = producerOf(endless(), 3);
    producer.grant(100);
    await immediate();
    await producer.stop();
    expect(told).toEqual([0, 1, 2, 3]);
  });

  it.each<[string, () => AsyncIterable<unknown>]>([
    [
      'can not be begun',
      () => ({
        [Symbol.asyncIterator]: () => {
          throw new Error('odd');
        },
      }),
    ],
    ['throws', () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('odd')) }) })],
    ['gives no result', () => ({ [Symbol.asyncIterator]: () => ({ next: () => undefined as never }) })],
  ])('tells of an iterable that %s', async (_what, make) => {
    const { producer, told } = producerOf(make());
    producer.grant(1);
    await immediate();
    expect(told).toEqual([expect.any(Error)]);
    await producer.stop();
  });

  it('stops what throws while it cleans up, and what can not be stopped', async () => {
    const throwing = producerOf({
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: () => Promise.reject(new Error('odd')),
      }),
    });
    throwing.producer.grant(1);
    await throwing.producer.stop();
    let release: (result: IteratorResult<unknown>) => void = () => {};
    const unstoppable = producerOf({
      [Symbol.asyncIterator]: () => ({ next: () => new Promise((resolve) => (release = resolve)) }),
    });
    unstoppable.producer.grant(1);
    const stopped = unstoppable.producer.stop();
    release({ done: false, value: 1 });
    await stopped;
    expect([...throwing.told, ...unstoppable.told]).toEqual([]);
  });

  it('fails where an iterator gives no result, as `for await` does, instead of going on for ever', async () => {
    const source = { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(5 as never) }) };
    for (const iterable of [source, wrapIterable(source, {})]) {
      const { producer, told } = producerOf(iterable);
      producer.grant(3);
      await immediate();
      expect(told).toEqual([new TypeError('The iterator gave number in the place of a result.')]);
    }
  });
});
