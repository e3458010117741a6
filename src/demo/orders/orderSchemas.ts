import { type JsonSchema, jsonSchema } from '@mesh';
import { ORDER_STATES, type Order, type OrderRequest } from './Order';

export const POSTCODE = /^[0-9]{5}$/;
export const COUPON = /^[A-Z]{4}[0-9]{2}$/;
export const MAX_ITEMS = 50;
export const MAX_QUANTITY = 1_000;
export const MAX_UNIT_PRICE = 100_000;
export const MAX_DUE_IN_DAYS = 90;

const closed = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const item = closed(
  {
    sku: { type: 'string', minLength: 1, default: 'KB-87-ISO' },
    quantity: { type: 'integer', minimum: 1, maximum: MAX_QUANTITY, default: 1 },
    unitPrice: { type: 'number', minimum: 0, maximum: MAX_UNIT_PRICE, default: 129 },
    gift: { type: 'boolean', description: 'Wrap it as a gift.' },
  },
  ['sku', 'quantity', 'unitPrice'],
);

const card = {
  ...(closed({
    kind: { const: 'card' },
    token: { type: 'string', minLength: 1, description: 'From the card terminal.', default: 'tok_visa_4242' },
  }) as object),
  title: 'card',
};

const invoice = {
  ...(closed(
    {
      kind: { const: 'invoice' },
      dueInDays: { type: 'integer', minimum: 0, maximum: MAX_DUE_IN_DAYS, default: 30 },
      reference: { type: 'string', description: "The customer's own order number." },
    },
    ['kind', 'dueInDays'],
  ) as object),
  title: 'invoice',
};

export const orderRequest = jsonSchema<OrderRequest>(
  closed(
    {
      customerId: {
        type: 'string',
        pattern: '^c_[0-9]+$',
        default: 'c_1042',
        examples: ['c_1042', 'c_2001'],
      },
      note: { type: ['string', 'null'], default: null },
      address: closed({
        street: { type: 'string', minLength: 1, default: '12 rue des Lilas' },
        postcode: { type: 'string', pattern: POSTCODE.source, description: 'Five digits.', default: '75011' },
        city: { type: 'string', minLength: 1, default: 'Paris' },
      }),
      items: {
        type: 'array',
        minItems: 1,
        maxItems: MAX_ITEMS,
        items: item,
        default: [
          { sku: 'KB-87-ISO', quantity: 1, unitPrice: 129, gift: false },
          { sku: 'CAP-PBT-W', quantity: 2, unitPrice: 38.5, gift: true },
        ],
      },
      payment: { oneOf: [card, invoice], default: { kind: 'card', token: 'tok_visa_4242' } },
      coupon: { type: 'string', pattern: COUPON.source, examples: ['MESH10'] },
      deliverBy: { type: 'string', format: 'date', examples: ['2026-12-24'] },
      labels: {
        type: 'object',
        description: 'Free labels, by name.',
        additionalProperties: { type: 'string' },
        examples: [{ channel: 'web' }],
      },
    },
    ['customerId', 'address', 'items', 'payment'],
  ),
);

export const order = jsonSchema<Order>(
  closed({
    orderId: { type: 'string' },
    status: { enum: [...ORDER_STATES] },
    total: closed({ amount: { type: 'number' }, currency: { const: 'EUR' } }),
    items: {
      type: 'array',
      items: closed({
        sku: { type: 'string' },
        quantity: { type: 'integer' },
        reserved: { type: 'boolean' },
      }),
    },
    payment: closed({ kind: { enum: ['card', 'invoice'] }, authorised: { type: 'boolean' } }),
    note: { type: ['string', 'null'] },
    sequence: { type: 'integer' },
    placedAt: { type: 'string', format: 'date-time' },
  }),
);
