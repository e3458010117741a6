import { expect, it } from 'vitest';
import { OpenRequests } from './open-requests';

it('finds the call of a reply, which comes back, and of a cancel, which goes the same way', () => {
  const requests = new OpenRequests();
  const call = { seq: 1, at: 0, subject: 'orders.watch' };
  requests.add('renderer preload', 'out', 'm1', call);
  expect(requests.find('renderer preload', 'in', 'm1')).toBe(call);
  expect(requests.find('renderer preload', 'out', 'm1')).toBeUndefined();
  expect(requests.continued('renderer preload', 'out', 'm1')).toBe(call);
  expect(requests.continued('renderer preload', 'in', 'm1')).toBe(call);
  // The same id on another link is another frame.
  expect(requests.continued('preload main', 'out', 'm1')).toBeUndefined();
});
