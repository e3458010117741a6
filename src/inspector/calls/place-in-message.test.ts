import { expect, it } from 'vitest';
import { placeInMessage } from './place-in-message';

const request = { address: { postcode: '1' }, items: [{ sku: '' }], name: 1 };

it.each([
  ['/address/postcode must match ^[0-9]{5}$', '/address/postcode'],
  ['The request of orders.place is invalid: /items/0/sku: too short; /name: no', '/items/0/sku'],
  ['/city: is required', '/city'],
  ['address.postcode: must match', '/address/postcode'],
  ['items[0].sku: missing', '/items/0/sku'],
  ['name: must be a string', '/name'],
  ['missing field `name` at line 1 column 2', undefined],
  ['it broke', undefined],
  ['Error: no luck', undefined],
  ['a file /etc/passwd was not found', undefined],
  ['see https://example.org/a for more', undefined],
])('finds the place in %j', (message, place) => {
  expect(placeInMessage(message, request)).toBe(place);
});

it('finds none in a bare value', () => {
  expect(placeInMessage('/a: is required', 'Ada')).toBeUndefined();
  expect(placeInMessage('a: is required', undefined)).toBeUndefined();
});
