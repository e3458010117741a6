import { defineEvent, defineService, jsonSchema } from 'meshscope/mesh';

const name = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
const pair = {
  type: 'object',
  properties: { a: { type: 'number' }, b: { type: 'number' } },
  required: ['a', 'b'],
};

/** What the root offers. */
export const GreetService = defineService('greet', {
  hello: {
    description: 'Greets somebody',
    request: jsonSchema<{ name: string }>(name),
    response: jsonSchema<string>({ type: 'string' }),
  },
});

/** What the worker offers. */
export const MathService = defineService('math', {
  add: {
    description: 'Adds two numbers',
    request: jsonSchema<{ a: number; b: number }>(pair),
    response: jsonSchema<number>({ type: 'number' }),
  },
  div: {
    description: 'Divides two numbers',
    request: jsonSchema<{ a: number; b: number }>(pair),
    response: jsonSchema<number>({ type: 'number' }),
  },
  count: {
    description: 'Counts up to a number, ten a second',
    request: jsonSchema<{ to: number }>({
      type: 'object',
      properties: { to: { type: 'integer' } },
      required: ['to'],
    }),
    stream: jsonSchema<number>({ type: 'integer' }),
  },
});

/** Somebody was greeted. */
export const Greeted = defineEvent({ id: 'greet.greeted', payload: jsonSchema<{ name: string }>(name) });
