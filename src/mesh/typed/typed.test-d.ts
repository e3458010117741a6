import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import {
  type AbortSignalLike,
  type CommandDefinition,
  CommandRegistry,
  defineCommand,
  defineEvent,
  defineService,
  dynCommand,
  dynEvent,
  type HandlerContext,
  jsonSchema,
  type ServiceImplementation,
} from '../index';

const registry = new CommandRegistry();
const Add = defineCommand({
  id: 'math.add',
  request: toStandardJsonSchema(v.object({ a: v.number(), b: v.optional(v.number(), 1) })),
  response: jsonSchema<number>({ type: 'number' }),
});
const Ping = defineCommand({ id: 'ping' });
const Ready = defineEvent({ id: 'worker.ready', payload: z.object({ pid: z.number() }) });
const Tick = defineEvent({ id: 'tick' });
const MathService = defineService('math', {
  add: { request: z.object({ a: z.number(), b: z.number() }), response: z.number(), description: 'Adds' },
  reset: {},
});

describe('definitions', () => {
  it('infer what a caller gives and gets, and what a handler gets and gives', () => {
    expectTypeOf(Add).toEqualTypeOf<
      CommandDefinition<{ a: number; b?: number | undefined }, number, { a: number; b: number }, number>
    >();
    expectTypeOf(Ping).toEqualTypeOf<CommandDefinition<void, void, void, void>>();
    const Length = defineCommand({ id: 'l', response: z.string().transform((text) => text.length) });
    expectTypeOf(Length).toEqualTypeOf<CommandDefinition<void, number, void, string>>();
  });

  it('take the schemas of every library', () => {
    const Ark = defineCommand({ id: 'ark', request: type({ name: 'string', 'age?': 'number' }) });
    expectTypeOf(registry.execute(Ark, { name: 'Ada' })).resolves.toEqualTypeOf<void>();
    // @ts-expect-error a number is no name
    void registry.execute(Ark, { name: 1 });
    // @ts-expect-error a schema without JSON Schema can't be advertised: wrap it with valibot's adapter
    defineCommand({ id: 'bare', request: v.string() });
    // @ts-expect-error a plain JSON Schema has to say its type
    defineCommand({ id: 'plain', request: { type: 'string' } });
  });
});

describe('calls', () => {
  it('are typed by their definition', () => {
    expectTypeOf(registry.execute(Add, { a: 1 })).resolves.toEqualTypeOf<number>();
    expectTypeOf(registry.execute(Ping)).resolves.toEqualTypeOf<void>();
    expectTypeOf(registry.execute(Ping, undefined, { timeoutMs: 5 })).resolves.toEqualTypeOf<void>();
    expectTypeOf(registry.executeDyn('any', 1)).resolves.toEqualTypeOf<unknown>();
    // @ts-expect-error the request is missing
    void registry.execute(Add);
    // @ts-expect-error a is missing
    void registry.execute(Add, { b: 1 });
    // @ts-expect-error a is a number
    void registry.execute(Add, { a: '1' });
    // @ts-expect-error it takes nothing
    void registry.execute(Ping, { a: 1 });
    // @ts-expect-error a number has no length
    void registry.execute(Add, { a: 1 }).then((sum) => sum.length);
  });
});

describe('handing over', () => {
  const Resize = defineCommand({
    id: 'image.resize',
    request: jsonSchema<Uint8Array>({}),
    response: jsonSchema<Uint8Array>({}),
  });
  const bytes = new Uint8Array(8);
  const { port1 } = new MessageChannel();

  it('takes buffers and ports, and no views of them', () => {
    const resized = registry.execute(Resize, bytes, { transfer: [bytes.buffer, port1] });
    expectTypeOf(resized).resolves.toEqualTypeOf<Uint8Array>();
    // @ts-expect-error a view can't be handed over: its buffer can
    void registry.execute(Resize, bytes, { transfer: [bytes] });
    // @ts-expect-error a text is copied
    void registry.execute(Resize, bytes, { transfer: ['text'] });
  });

  it('gives a handler its result back as it is', () => {
    void registry.registerCommand(Resize, (image, { transfer }) => {
      expectTypeOf(transfer(image, [image.buffer])).toEqualTypeOf<Uint8Array>();
      return transfer(image, [image.buffer]);
    });
    // @ts-expect-error the result is bytes
    void registry.registerCommand(Resize, (_image, { transfer }) => transfer('text', []));
    // @ts-expect-error a view can't be handed over: its buffer can
    void registry.registerCommand(Resize, (image, { transfer }) => transfer(image, [image]));
  });
});

describe('handlers', () => {
  it('get what comes out of the schema, and a context', () => {
    void registry.registerCommand(Add, ({ a, b }, context) => {
      expectTypeOf(b).toEqualTypeOf<number>();
      expectTypeOf(context).toEqualTypeOf<HandlerContext>();
      expectTypeOf(context.signal).toEqualTypeOf<AbortSignalLike>();
      expectTypeOf(context.signal).toEqualTypeOf<AbortSignal>();
      return a + b;
    });
    void registry.registerCommand(Add, async ({ a }) => a);
    void registry.registerCommand(Ping, () => {});
    // @ts-expect-error it has to give a number
    void registry.registerCommand(Add, () => 'text');
    const Sum = defineCommand({ id: 'sum', response: jsonSchema<{ sum: number; terms: number[] }>({}) });
    // @ts-expect-error the terms are missing
    void registry.registerCommand(Sum, () => ({ sum: 1 }));
    // @ts-expect-error so they are where it takes its time
    void registry.registerCommand(Sum, async () => ({ sum: 1 }));
    // @ts-expect-error it may be nothing
    void registry.registerCommand(Sum, () => (Math.random() > 0.5 ? { sum: 1, terms: [] } : undefined));
    // @ts-expect-error there is no such handler for that request
    void registry.registerCommand(Add, ({ a }: { a: number; c: string }) => a);
    // @ts-expect-error there is no c
    void registry.registerCommand(Add, ({ c }) => Number(c));
    // @ts-expect-error a typed command needs a handler
    void registry.registerCommand(Add);
  });

  it('of dynamic commands are registered alone or together', () => {
    void registry.registerCommand(dynCommand('a', (request: { n: number }) => request.n));
    void registry.registerCommand([
      dynCommand('a', () => 1),
      dynCommand('b', () => 'x', { schema: { response: true } }),
    ]);
  });
});

describe('services', () => {
  it('have definitions, clients and implementations', () => {
    expectTypeOf(MathService.commands.reset).toEqualTypeOf<CommandDefinition<void, void, void, void>>();
    expectTypeOf(registry.execute(MathService.commands.add, { a: 1, b: 2 })).resolves.toEqualTypeOf<number>();
    const math = registry.client(MathService);
    expectTypeOf(math.add({ a: 1, b: 2 })).resolves.toEqualTypeOf<number>();
    expectTypeOf(math.add({ a: 1, b: 2 }, { timeoutMs: 1 })).resolves.toEqualTypeOf<number>();
    expectTypeOf(math.reset()).resolves.toEqualTypeOf<void>();
    // @ts-expect-error there is no such method
    void math.subtract({ a: 1, b: 2 });
    // @ts-expect-error b is missing
    void math.add({ a: 1 });
  });

  it('are implemented by objects and by instances, with every method', () => {
    class Calculator {
      #last = 0;
      add({ a, b }: { a: number; b: number }): number {
        this.#last = a + b;
        return this.#last;
      }
      async reset(): Promise<void> {
        this.#last = 0;
      }
    }
    void registry.registerService(MathService, new Calculator());
    void registry.registerService(MathService, { add: async ({ a, b }) => a + b, reset() {} });
    // @ts-expect-error reset is missing
    void registry.registerService(MathService, { add: ({ a, b }: { a: number; b: number }) => a + b });
    // @ts-expect-error add gives a number
    const wrong: ServiceImplementation<typeof MathService> = { add: () => 'x', reset: () => {} };
    void wrong;
  });
});

describe('events', () => {
  it('are typed by their definition', () => {
    registry.emit(Ready, { pid: 1 });
    registry.emit(Tick);
    registry.emit(dynEvent('any', { free: true }));
    registry.on(Ready, ({ pid }, { channel }) => {
      expectTypeOf(pid).toEqualTypeOf<number>();
      expectTypeOf(channel).toEqualTypeOf<string | undefined>();
    });
    registry.onDyn('any', (payload) => expectTypeOf(payload).toEqualTypeOf<unknown>());
    // @ts-expect-error the payload is missing
    registry.emit(Ready);
    // @ts-expect-error pid is a number
    registry.emit(Ready, { pid: 'one' });
    // @ts-expect-error it carries nothing
    registry.emit(Tick, 1);
    // @ts-expect-error there is no name
    registry.on(Ready, ({ name }) => name);
  });
});

describe('streams', () => {
  const Count = defineCommand({
    id: 'count',
    request: z.number(),
    stream: z.object({ n: z.number(), note: z.string().default('') }),
  });
  const Feed = defineService('feed', {
    items: { request: z.string(), stream: jsonSchema<string>({ type: 'string' }) },
    clear: {},
  });

  it('give an async iterable of their items, and take one', () => {
    type Item = { n: number; note: string };
    type Given = { n: number; note?: string | undefined };
    expectTypeOf(Count).toEqualTypeOf<
      CommandDefinition<number, AsyncIterable<Item>, number, AsyncIterable<Given>>
    >();
    expectTypeOf(registry.execute(Count, 3)).resolves.toEqualTypeOf<AsyncIterable<Item>>();
    void registry.registerCommand(Count, async function* (to, { signal }) {
      for (let n = 0; n < to && !signal.aborted; n += 1) yield { n };
    });
    void registry.registerCommand(Count, async (to) => registry.execute(Count, to));
    void (async () => {
      for await (const { n, note } of await registry.execute(Count, 3)) {
        expectTypeOf(n).toEqualTypeOf<number>();
        expectTypeOf(note).toEqualTypeOf<string>();
      }
    });
  });

  it('do not compile where they are used as something else', () => {
    // @ts-expect-error an item has a number
    void registry.registerCommand(Count, async function* () {
      yield { n: 'one' };
    });
    // @ts-expect-error an array is no stream
    void registry.registerCommand(Count, () => [{ n: 1 }]);
    // @ts-expect-error the request is missing
    void registry.execute(Count);
    // @ts-expect-error a stream has no length
    void registry.execute(Count, 1).then((items) => items.length);
    void registry.execute(Count, 1).then(async (items) => {
      // @ts-expect-error an item has no name
      for await (const { name } of items) String(name);
    });
    // @ts-expect-error a command gives one response, or a stream
    defineCommand({ id: 'both', response: z.number(), stream: z.number() });
    // @ts-expect-error so does a method of a service
    defineService('both', { both: { response: z.number(), stream: z.number() } });
    // @ts-expect-error an item needs a schema
    defineCommand({ id: 'plain', stream: { type: 'number' } });
  });

  it('belong to services like any other command', () => {
    expectTypeOf(registry.client(Feed).items('today')).resolves.toEqualTypeOf<AsyncIterable<string>>();
    void registry.registerService(Feed, {
      async *items(day) {
        yield `${day}: nothing`;
      },
      clear() {},
    });
    class Stored implements ServiceImplementation<typeof Feed> {
      readonly #lines = ['a'];
      async *items(day: string): AsyncGenerator<string> {
        for (const line of this.#lines) yield `${day}: ${line}`;
      }
      clear(): void {}
    }
    void registry.registerService(Feed, new Stored());
    async function* numbers(): AsyncGenerator<number> {
      yield 1;
    }
    // @ts-expect-error items are texts
    const wrong: ServiceImplementation<typeof Feed> = { items: numbers, clear() {} };
    void wrong;
  });
});
