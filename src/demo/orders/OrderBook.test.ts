import { describe, expect, it } from 'vitest';
import type { OrderRequest } from './Order';
import { OrderBook } from './OrderBook';

const request: OrderRequest = {
  customerId: 'c_1',
  note: null,
  address: { street: 's', postcode: '75011', city: 'Paris' },
  items: [
    { sku: 'A', quantity: 1, unitPrice: 129 },
    { sku: 'B', quantity: 2, unitPrice: 38.5 },
  ],
  payment: { kind: 'card', token: 't' },
};

describe('OrderBook', () => {
  it('writes amounts with two places, and numbers its orders beyond 2^53', () => {
    const book = new OrderBook();
    const order = book.place(request);
    expect(order.total.amount.text).toBe('206.00');
    expect(order.sequence).toBe(9007199254740993n);
    expect(book.place(request).sequence).toBe(9007199254740994n);
    expect(order.orderId).toMatch(/^ord_[2-9A-HJ-NP-Z]{6}$/);
  });

  it('takes a tenth off for a coupon', () => {
    expect(new OrderBook().place({ ...request, coupon: 'MESH10' }).total.amount.text).toBe('185.40');
  });

  it('lists the newest first, by status', () => {
    const book = new OrderBook();
    const [first, second] = [book.place(request), book.place(request)];
    expect(book.list(10).map(({ orderId }) => orderId)).toEqual([second.orderId, first.orderId]);
    expect(book.list(1)).toHaveLength(1);
    book.setStatus(first.orderId, 'shipped');
    expect(book.list(10, 'shipped')).toEqual([{ ...first, status: 'shipped' }]);
    expect(book.setStatus('ord_NONE', 'shipped')).toBeUndefined();
  });

  it('gives thousands of orders ids of their own, and forgets the oldest', () => {
    const book = new OrderBook();
    const ids = new Set(Array.from({ length: 6_000 }, () => book.place(request).orderId));
    expect(ids.size).toBe(6_000);
    expect(book.placed).toBe(6_000);
    expect(book.list(10_000)).toHaveLength(5_000);
  });
});
