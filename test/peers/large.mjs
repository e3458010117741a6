/** Sends large values: results of many megabytes of several kinds, a line over the limit, many events, many commands. */
import { send, serve } from './foreign.mjs';

const rows = (megabytes) => {
  const found = [];
  for (let size = 0; size < megabytes * 1_000_000; size += 96)
    found.push({
      index: found.length,
      name: `row ${found.length} of a large result`,
      price: found.length + 0.5,
      ok: true,
    });
  return found;
};

const nested = (levels) => {
  let value = 'bottom';
  for (let level = 0; level < levels; level++) value = [value];
  return value;
};

const number = (value, otherwise) => (typeof value === 'number' ? value : otherwise);

const command = (id, description, handle) => ({
  id,
  description,
  schema: { request: { type: 'integer', description: 'How much', minimum: 0 } },
  handle,
});

serve([
  command('large.rows', 'An array of so many megabytes', (megabytes) => rows(number(megabytes, 20))),
  command('large.text', 'One text of so many megabytes', (megabytes) =>
    'lorem ipsum '.repeat((number(megabytes, 20) * 1_000_000) / 12),
  ),
  command('large.line', 'A line over the limit of 64 MiB', (megabytes) =>
    'x'.repeat(number(megabytes, 70) * 1_000_000),
  ),
  command('large.object', 'An object of so many members', (members) =>
    Object.fromEntries(
      Array.from({ length: number(members, 100_000) }, (_, index) => [`member ${index}`, index]),
    ),
  ),
  command('large.deep', 'Arrays in arrays, so many levels', (levels) => nested(number(levels, 2_000))),
  command('large.events', 'Emits so many events at once', (count) => {
    for (let index = 0; index < number(count, 50_000); index++)
      send({ type: 'event', eventId: 'large.event', payload: { index } });
  }),
  ...Array.from({ length: 2_000 }, (_, index) => ({
    id: `many.group${Math.floor(index / 50)}.command${index}`,
    description: `One of many, number ${index}`,
    handle: () => index,
  })),
]);
