import { defineCommand, defineEvent, jsonSchema } from 'meshscope/mesh';

const range = {
  type: 'object',
  properties: { from: { type: 'integer' }, to: { type: 'integer' } },
  required: ['from', 'to'],
};

/** The command of one worker: how many primes a range has. */
export const countPrimes = (worker: string) =>
  defineCommand({
    id: `${worker}.count-primes`,
    description: 'Counts the primes of a range',
    request: jsonSchema<{ from: number; to: number }>(range),
    response: jsonSchema<number>({ type: 'integer' }),
  });

/** The command of the second worker: it has the first one do half of the work. */
export const CountTogether = defineCommand({
  id: 'second.count-together',
  request: jsonSchema<{ to: number }>({
    type: 'object',
    properties: { to: { type: 'integer' } },
    required: ['to'],
  }),
  response: jsonSchema<number>({ type: 'integer' }),
});

/** A worker has come up. */
export const Ready = defineEvent({ id: 'worker.ready', payload: jsonSchema<string>({ type: 'string' }) });
