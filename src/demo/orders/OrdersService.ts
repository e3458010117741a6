import { defineService, type ErrorCode, jsonSchema } from '@mesh';
import { ORDER_STATES, type Order, type OrderState } from './Order';
import { order, orderRequest } from './orderSchemas';

export const MAX_LISTED = 500;
export const MAX_WATCH_SECONDS = 3_600;

/** The shop of the demo mesh, a process of its own. */
export const OrdersService = defineService('orders', {
  place: {
    description: 'Place an order. Reserves stock, charges the payment, emits `order.placed`.',
    request: orderRequest,
    response: order,
  },
  list: {
    description: 'The orders placed, the newest first.',
    request: jsonSchema<{ status?: OrderState; limit?: number }>({
      type: 'object',
      properties: {
        status: { enum: [...ORDER_STATES], description: 'Only orders in this state.' },
        limit: { type: 'integer', minimum: 1, maximum: MAX_LISTED, default: 20 },
      },
      additionalProperties: false,
    }),
    response: jsonSchema<{ total: number; orders: readonly Order[] }>({
      type: 'object',
      properties: { total: { type: 'integer' }, orders: { type: 'array', items: order.json } },
      required: ['total', 'orders'],
      additionalProperties: false,
    }),
  },
  watch: {
    description:
      'Follow an order until it is delivered: slow on purpose. Emits `order.status` at every step; ends with the order.',
    request: jsonSchema<{ orderId?: string; seconds?: number }>({
      type: 'object',
      properties: {
        orderId: { type: 'string', description: 'Absent: the newest order.' },
        seconds: {
          type: 'number',
          minimum: 0,
          maximum: MAX_WATCH_SECONDS,
          default: 5,
          description: 'How long it takes.',
        },
      },
      additionalProperties: false,
    }),
    response: order,
  },
  fail: {
    description: 'Fails with the code and the message that you ask for.',
    request: jsonSchema<{ code?: ErrorCode; message?: string }>({
      type: 'object',
      properties: {
        code: {
          enum: ['not_found', 'invalid_request', 'internal_error', 'timeout', 'channel_disconnected'],
          default: 'internal_error',
        },
        message: { type: 'string', default: 'The payment provider refused the card.' },
      },
      additionalProperties: false,
    }),
  },
  crash: {
    description: 'Kills the orders process (exit code 134) instead of answering. The root starts it again.',
    request: jsonSchema<{ afterMs?: number }>({
      type: 'object',
      properties: { afterMs: { type: 'integer', minimum: 0, maximum: 60_000, default: 0 } },
      additionalProperties: false,
    }),
  },
});
