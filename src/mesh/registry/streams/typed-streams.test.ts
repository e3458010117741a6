import { setImmediate as immediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand } from '../../typed/define-command';
import { defineService } from '../../typed/define-service';
import { dynCommand } from '../../typed/dyn-command';
import { jsonSchema } from '../../typed/json-schema';
import type { SchemaValidator } from '../../typed/schema-validator';
import type { CommandRegistry } from '../command-registry';
import type { RegistryOptions } from '../registry-options';
import { LinkedRegistries } from '../testing/linked-registries';
import { registriesOfTest } from '../testing/registries-of-test';

const make = registriesOfTest();
const Squares = defineCommand({
  id: 'squares',
  request: z.number(),
  stream: z.object({ n: z.number().int() }),
});

/** Knows one schema: `n` has to be a whole number. */
const validator: SchemaValidator = {
  compile: () => (value) =>
    Number.isInteger((value as { n: unknown }).n) ? [] : [{ path: '/n', message: 'must be a whole number' }],
};

async function linked(
  options?: RegistryOptions,
): Promise<{ root: CommandRegistry; worker: CommandRegistry }> {
  return LinkedRegistries.rootAndWorker(make, undefined, options);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const got: Item[] = [];
  for await (const item of items) got.push(item);
  return got;
}

describe('a command that is defined with a stream', () => {
  it('gives its items to callers here and elsewhere', async () => {
    const { root, worker } = await linked();
    await worker.registerCommand(Squares, async function* (to) {
      for (let n = 0; n < to; n += 1) yield { n: n * n };
    });
    const expected = [{ n: 0 }, { n: 1 }, { n: 4 }];
    expect(await all(await worker.execute(Squares, 3))).toEqual(expected);
    expect(await all(await root.execute(Squares, 3))).toEqual(expected);
    expect(await all((await root.executeDyn('squares', 3)) as AsyncIterable<unknown>)).toEqual(expected);
  });

  it('gives them also where a peer of another kind sends an array', async () => {
    const { root, worker } = await linked({ ownKind: false });
    await worker.registerCommand(Squares, async function* (to) {
      for (let n = 0; n < to; n += 1) yield { n: n * n };
    });
    expect(await all(await root.execute(Squares, 2))).toEqual([{ n: 0 }, { n: 1 }]);
    expect(await root.executeDyn('squares', 2)).toEqual([{ n: 0 }, { n: 1 }]);
  });

  it('refuses a result that is neither a stream nor an array', async () => {
    const { root, worker } = await linked();
    await worker.registerCommand(dynCommand('squares', () => 'text'));
    await expect(root.execute(Squares, 1)).rejects.toMatchObject({
      code: 'internal_error',
      message: expect.stringContaining('neither a stream nor an array') as string,
    });
  });

  it('is advertised as giving an array of its items', async () => {
    const { root, worker } = await linked();
    await worker.registerCommand(Squares, async function* () {});
    await worker.registerCommand(dynCommand('lines', async function* () {}, { stream: { type: 'string' } }));
    const responses = root.listCommands().map(({ id, schema }) => [id, schema?.response]);
    expect(Object.fromEntries(responses)).toEqual({
      squares: {
        type: 'array',
        items: {
          type: 'object',
          properties: { n: { type: 'integer' } },
          required: ['n'],
          additionalProperties: false,
        },
      },
      lines: { type: 'array', items: { type: 'string' } },
    });
  });

  it('ends with internal_error at an item that fails its schema, and so does its handler', async () => {
    const { root, worker } = await linked({ validator });
    let cleanedUp = 0;
    async function* items(): AsyncGenerator<{ n: number }> {
      try {
        yield { n: 1 };
        yield { n: 1.5 };
        yield { n: 2 };
      } finally {
        cleanedUp += 1;
      }
    }
    await worker.registerCommand(Squares, items);
    const stream = { type: 'object', properties: { n: { type: 'integer' } } };
    await worker.registerCommand(dynCommand('dynamic', items, { stream }));
    for (const caller of [root, worker]) {
      for (const id of ['squares', 'dynamic']) {
        const result = (await caller.executeDyn(id, 1)) as AsyncIterableIterator<unknown>;
        expect(await result.next()).toEqual({ done: false, value: { n: 1 } });
        await expect(result.next()).rejects.toMatchObject({
          code: 'internal_error',
          message: expect.stringMatching(
            new RegExp(`Item 2 of the stream of ${id} is invalid: /n`),
          ) as string,
        });
        expect(await result.next()).toEqual({ done: true, value: undefined });
      }
    }
    expect(cleanedUp).toBe(4);
  });

  it('is internal_error where the handler gives something else', async () => {
    const { root, worker } = await linked();
    await worker.registerCommand(Squares, (() => [{ n: 1 }]) as never);
    await expect(root.execute(Squares, 1)).rejects.toMatchObject({
      code: 'internal_error',
      message: expect.stringContaining('must be an async iterable') as string,
    });
  });

  it('sends what its schema makes of an item', async () => {
    const Trimmed = defineCommand({ id: 'trimmed', stream: z.string().transform((text) => text.trim()) });
    const { root, worker } = await linked();
    await worker.registerCommand(Trimmed, async function* () {
      yield ' a ';
    });
    expect(await all(await root.execute(Trimmed))).toEqual(['a']);
  });

  it('belongs to a service like any other', async () => {
    const Feed = defineService('feed', {
      lines: { request: z.string(), stream: z.string() },
      last: { response: z.string() },
    });
    class Stored {
      readonly #lines = ['one', 'two'];
      async *lines(day: string): AsyncGenerator<string> {
        for (const line of this.#lines) yield `${day}: ${line}`;
      }
      last(): string {
        return this.#lines.at(-1) ?? '';
      }
    }
    const { root, worker } = await linked();
    await worker.registerService(Feed, new Stored());
    const feed = root.client(Feed);
    expect(await all(await feed.lines('today'))).toEqual(['today: one', 'today: two']);
    expect(await feed.last()).toBe('two');
  });

  it('gives an array to a caller whose definition knows of no stream, up to a bound, within the deadline', async () => {
    const { root, worker } = await linked({ maxCollectedItems: 100 });
    const Listed = defineCommand({ id: 'numbers', request: z.number(), response: z.array(z.number()) });
    const ended: number[] = [];
    await worker.registerCommand(
      dynCommand<number>('numbers', async function* (to, { signal }) {
        try {
          for (let n = 0; n < to; n += 1) yield n;
          if (to === 2) await new Promise((resolve) => signal.addEventListener('abort', resolve));
        } finally {
          ended.push(to);
        }
      }),
    );
    for (const caller of [root, worker]) {
      ended.length = 0;
      expect(await caller.execute(Listed, 3)).toEqual([0, 1, 2]);
      expect(await caller.execute(Listed, 100)).toHaveLength(100);
      await expect(caller.execute(Listed, 1_000)).rejects.toMatchObject({
        code: 'internal_error',
        message: expect.stringContaining('more than 100 items') as string,
      });
      await expect(caller.execute(Listed, 2, { timeoutMs: 20 })).rejects.toMatchObject({ code: 'timeout' });
      const controller = new AbortController();
      const givenUp = caller.execute(Listed, 2, { signal: controller.signal });
      await immediate();
      controller.abort(new Error('enough'));
      await expect(givenUp).rejects.toThrow('enough');
      await immediate();
      expect(ended).toEqual([3, 100, 1_000, 2, 2]);
      const stop = caller.use((_call, next) => next());
      expect(await caller.execute(Listed, 3)).toEqual([0, 1, 2]);
      stop();
    }
  });

  it('can not have a response as well', () => {
    const both = { id: 'both', response: jsonSchema({}), stream: jsonSchema({}) };
    expect(() => defineCommand(both as never)).toThrow('both has a stream, and therefore no response.');
  });

  it('tells its consumer and its handler, when it is broken off, before an item that is being checked', async () => {
    const Slow = defineCommand({ id: 'slow', stream: z.number().refine(() => new Promise(() => {})) });
    const { root, worker } = await linked();
    const reasons: unknown[] = [];
    await worker.registerCommand(Slow, async function* (_request, { signal }) {
      signal.addEventListener('abort', () => reasons.push(signal.reason));
      yield 1;
    });
    const controller = new AbortController();
    const stream = (await root.execute(Slow, undefined, {
      signal: controller.signal,
    })) as AsyncGenerator<number>;
    const waiting = stream.next();
    await immediate();
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await immediate();
    expect(reasons).toMatchObject([{ reason: 'cancelled' }]);
  });
});
