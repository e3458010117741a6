import { RequestReader } from '../shared/RequestReader';
import { rejectRequest } from '../shared/rejectRequest';
import type { OrderItem, OrderRequest, Payment } from './Order';
import { COUPON, MAX_DUE_IN_DAYS, MAX_ITEMS, MAX_QUANTITY, MAX_UNIT_PRICE, POSTCODE } from './orderSchemas';

/**
 * What came in as an order, checked.
 * @throws CommandError invalid_request, naming the place
 */
export function readOrderRequest(request: unknown): OrderRequest {
  const order = new RequestReader(request);
  const address = order.object('address');
  return {
    customerId: order.text('customerId', { pattern: /^c_[0-9]+$/ }),
    note: order.nullableText('note'),
    address: {
      street: address.text('street'),
      postcode: address.text('postcode', { pattern: POSTCODE }),
      city: address.text('city'),
    },
    items: order.objects('items', { min: 1, max: MAX_ITEMS }).map(readItem),
    payment: readPayment(order.object('payment')),
    ...(order.has('coupon') && { coupon: order.text('coupon', { pattern: COUPON }) }),
    ...(order.has('deliverBy') && { deliverBy: order.text('deliverBy', { pattern: /^\d{4}-\d{2}-\d{2}$/ }) }),
    ...(order.has('labels') && { labels: readLabels(order.value('labels')) }),
  };
}

function readItem(item: RequestReader): OrderItem {
  return {
    sku: item.text('sku'),
    quantity: item.integer('quantity', { min: 1, max: MAX_QUANTITY }),
    unitPrice: item.number('unitPrice', { min: 0, max: MAX_UNIT_PRICE }),
    gift: item.flag('gift'),
  };
}

function readPayment(payment: RequestReader): Payment {
  const kind = payment.text('kind', { oneOf: ['card', 'invoice'] });
  if (kind === 'card') return { kind, token: payment.text('token') };
  return {
    kind: 'invoice',
    dueInDays: payment.integer('dueInDays', { min: 0, max: MAX_DUE_IN_DAYS }),
    ...(payment.has('reference') && { reference: payment.text('reference') }),
  };
}

function readLabels(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) rejectRequest('labels', 'must be an object');
  for (const [name, label] of Object.entries(value))
    if (typeof label !== 'string') rejectRequest(`labels.${name}`, 'must be a string');
  return value as Record<string, string>;
}
