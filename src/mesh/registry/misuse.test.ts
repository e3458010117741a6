import { expect, it } from 'vitest';
import { defineService } from '../typed/define-service';
import { dynCommand } from '../typed/dyn-command';
import { jsonSchema } from '../typed/json-schema';
import { CommandRegistry } from './command-registry';

/** What JavaScript lets through, and the compiler doesn't: a string where a definition is wanted, and the like. */
const registry = new CommandRegistry({ id: 'main' });
const anything = (value: unknown): never => value as never;

it('says that a plain JSON Schema has to be wrapped', async () => {
  const definition = { id: 'math.add', request: { type: 'object' } };
  await expect(registry.registerCommand(anything(definition), () => {})).rejects.toThrow(
    "The request schema of math.add can't be used: It is no Standard Schema. Wrap a plain JSON Schema: jsonSchema({ … }).",
  );
  const event = { id: 'done', payload: { type: 'object' } };
  expect(() => registry.on(anything(event), () => {})).toThrow(/Wrap a plain JSON Schema/);
});

it('says what takes an id, and what a definition', async () => {
  await expect(registry.execute(anything('math.add'), anything({}))).rejects.toThrow(
    'A command is called by a definition (execute) or by its id, a string (executeDyn).',
  );
  await expect(registry.executeDyn(anything({ id: 'math.add' }))).rejects.toThrow(TypeError);
  await expect(registry.registerCommand(anything('math.add'), () => {})).rejects.toThrow(
    'A command is registered by a definition and a handler, or by dynCommand(id, handler).',
  );
  expect(() => registry.emit(anything('done'), ...anything([]))).toThrow(
    'An event is emitted by a definition or dynEvent(id, payload).',
  );
  const listening =
    'An event is listened to by a definition (on) or by its id, a string (onDyn), with a function.';
  expect(() => registry.on(anything('done'), () => {})).toThrow(listening);
  expect(() => registry.onDyn(anything({ id: 'done' }), () => {})).toThrow(listening);
  expect(() => registry.onDyn('done', anything(undefined))).toThrow(listening);
});

it('refuses a definition without an id where it is made', () => {
  expect(() => dynCommand(anything(undefined), () => {})).toThrow('A command needs an id.');
});

it('takes no method that every object has for one of a service', async () => {
  const Shown = defineService('shown', { toString: { response: jsonSchema<string>({ type: 'string' }) } });
  const missing = 'shown.toString has no method to serve it.';
  await expect(registry.registerService(Shown, {})).rejects.toThrow(missing);
  await expect(registry.registerService(Shown, anything(undefined))).rejects.toThrow(missing);
  await registry.registerService(Shown, { toString: () => 'of its own' });
  expect(await registry.client(Shown).toString()).toBe('of its own');
});

it('says of a link why it ended', async () => {
  const cause = new Error('the cable was cut');
  let end = (): void => {};
  const link = await registry.registerChannel({
    id: 'peer',
    start: (sink) => {
      end = () => sink.closed(cause);
    },
    send: () => {},
    close: () => {},
  });
  expect(link.cause).toBeUndefined();
  end();
  await link.closed;
  expect(link.cause).toBe(cause);
});

it('says of a call that goes nowhere that the router is not linked', async () => {
  const child = new CommandRegistry({ routerChannel: 'roott' });
  await expect(child.executeDyn('math.add')).rejects.toThrow(
    "No link leads to math.add: the router isn't linked, or this registry was disposed.",
  );
});
