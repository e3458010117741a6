import { defineService, jsonSchema } from '@mesh';

export interface Operands {
  readonly a: number | bigint;
  readonly b: number | bigint;
}

const operands = (a: number, b: number) =>
  jsonSchema<Operands>({
    type: 'object',
    properties: {
      a: { type: 'number', description: 'Whole numbers are exact, however large.', default: a },
      b: { type: 'number', default: b },
    },
    required: ['a', 'b'],
    additionalProperties: false,
  });

const result = jsonSchema<number | bigint>({ type: 'number' });

export const MAX_PRIMES = 100_000;

/** Arithmetic, served by a worker thread. */
export const MathService = defineService('math', {
  add: { description: 'Adds two numbers.', request: operands(2, 3), response: result },
  sub: { description: 'Takes the second number from the first.', request: operands(7, 4), response: result },
  mul: { description: 'Multiplies two numbers.', request: operands(6, 7), response: result },
  div: {
    description: 'Divides the first number by the second. Refuses a division by zero.',
    request: operands(1, 8),
    response: result,
  },
  primes: {
    description:
      'The first prime numbers, one after another: a stream, which comes as an array over a plain link.',
    request: jsonSchema<{ count: number }>({
      type: 'object',
      properties: { count: { type: 'integer', minimum: 0, maximum: MAX_PRIMES, default: 25 } },
      required: ['count'],
      additionalProperties: false,
    }),
    stream: jsonSchema<number>({ type: 'integer' }),
  },
});
