import { JsonNumber } from '@transports/node';
import type { Order, OrderItem, OrderRequest, OrderState } from './Order';

/** Where the shop's numbering begins: the first whole number that a double can't hold. */
const FIRST_SEQUENCE = 9_007_199_254_740_993n;

/** Orders beyond it are forgotten, the oldest first. */
const KEPT_ORDERS = 5_000;

const COUPON_DISCOUNT = 0.1;

/** The orders of the shop, in memory. */
export class OrderBook {
  #orders: Order[] = [];
  #sequence = FIRST_SEQUENCE;
  #placed = 0;

  /** How many were ever placed. */
  get placed(): number {
    return this.#placed;
  }

  place(request: OrderRequest): Order {
    const sequence = this.#sequence++;
    const order: Order = {
      orderId: orderId(sequence),
      status: 'accepted',
      total: { amount: total(request), currency: 'EUR' },
      items: request.items.map(({ sku, quantity }) => ({ sku, quantity, reserved: true })),
      payment: { kind: request.payment.kind, authorised: true },
      note: request.note,
      sequence,
      placedAt: new Date().toISOString(),
    };
    this.#placed++;
    this.#orders.push(order);
    if (this.#orders.length > KEPT_ORDERS) this.#orders.shift();
    return order;
  }

  /** The newest first. */
  list(limit: number, status?: OrderState): Order[] {
    const found: Order[] = [];
    for (let at = this.#orders.length - 1; at >= 0 && found.length < limit; at--) {
      const order = this.#orders[at];
      if (order !== undefined && (status === undefined || order.status === status)) found.push(order);
    }
    return found;
  }

  find(id: string): Order | undefined {
    return this.#orders.find((order) => order.orderId === id);
  }

  setStatus(id: string, status: OrderState): Order | undefined {
    const index = this.#orders.findIndex((order) => order.orderId === id);
    const order = this.#orders[index];
    if (order === undefined) return undefined;
    const changed: Order = { ...order, status };
    this.#orders[index] = changed;
    return changed;
  }
}

function total({ items, coupon }: OrderRequest): JsonNumber {
  const cents = items.reduce((sum, item) => sum + lineCents(item), 0);
  const due = coupon === undefined ? cents : cents * (1 - COUPON_DISCOUNT);
  return new JsonNumber((Math.round(due) / 100).toFixed(2));
}

function lineCents({ quantity, unitPrice }: OrderItem): number {
  return quantity * Math.round(unitPrice * 100);
}

/** Letters and digits that are hard to mix up, as shops print them. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const SHUFFLE = 7_919n * 104_729n;

function orderId(sequence: bigint): string {
  let rest = (sequence * SHUFFLE) % BigInt(ALPHABET.length ** 6);
  let id = '';
  for (let digit = 0; digit < 6; digit++) {
    id += ALPHABET[Number(rest % BigInt(ALPHABET.length))];
    rest /= BigInt(ALPHABET.length);
  }
  return `ord_${id}`;
}
