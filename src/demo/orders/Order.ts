import type { JsonNumber } from '@transports/node';

export interface OrderItem {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly gift?: boolean;
}

export type Payment =
  | { readonly kind: 'card'; readonly token: string }
  | { readonly kind: 'invoice'; readonly dueInDays: number; readonly reference?: string };

/** What a customer sends. */
export interface OrderRequest {
  readonly customerId: string;
  readonly note: string | null;
  readonly address: { readonly street: string; readonly postcode: string; readonly city: string };
  readonly items: readonly OrderItem[];
  readonly payment: Payment;
  readonly coupon?: string;
  readonly deliverBy?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export const ORDER_STATES = ['accepted', 'packed', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** An order as the shop keeps it and answers with. */
export interface Order {
  readonly orderId: string;
  readonly status: OrderState;
  /** The amount by its text, two places, as money is written. */
  readonly total: { readonly amount: JsonNumber; readonly currency: 'EUR' };
  readonly items: readonly { readonly sku: string; readonly quantity: number; readonly reserved: boolean }[];
  readonly payment: { readonly kind: Payment['kind']; readonly authorised: boolean };
  readonly note: string | null;
  /** Beyond 2^53, as database sequences may be. */
  readonly sequence: bigint;
  readonly placedAt: string;
}
