import { expect, it } from 'vitest';
import { placeInMessage } from './place-in-message';

it.each([
  ['/address/postcode must match ^[0-9]{5}$', '/address/postcode'],
  ['invalid request at /items/0/sku: too short', '/items/0/sku'],
  ['address.postcode: must match', '/address/postcode'],
  ['items[0].sku: missing', '/items/0/sku'],
  ['missing field `name` at line 1 column 2', undefined],
  ['it broke', undefined],
  ['see https://example.org/a for more', undefined],
])('finds the place in %j', (message, place) => {
  expect(placeInMessage(message)).toBe(place);
});
