/** The orders process of the demo mesh, linked to its root over stdio. */
import { CommandError, CommandRegistry, type HandlerContext, isErrorCode } from '@mesh';
import { stdioChannel } from '@transports/node';
import type { Order, OrderState } from './orders/Order';
import { OrderBook } from './orders/OrderBook';
import { MAX_LISTED, MAX_WATCH_SECONDS, OrdersService } from './orders/OrdersService';
import { readOrderRequest } from './orders/readOrderRequest';
import { OrderPlaced, OrderStatusChanged } from './shared/events';
import { log, stderrLogger } from './shared/log';
import { RequestReader } from './shared/RequestReader';
import { sleep } from './shared/sleep';

/** What a shell reports of a program that aborts: 128 + SIGABRT. */
const ABORTED = 134;

const WAY: readonly OrderState[] = ['packed', 'shipped', 'delivered'];

async function main(): Promise<void> {
  const registry = new CommandRegistry({ id: 'orders', routerChannel: 'root', logger: stderrLogger });
  const book = new OrderBook();

  const place = (request: unknown, { meta }: HandlerContext): Order => {
    const wanted = readOrderRequest(request);
    const order = book.place(wanted);
    const { orderId, total, placedAt } = order;
    registry.emit(OrderPlaced, { orderId, customerId: wanted.customerId, total, placedAt }, { meta });
    return order;
  };

  const watch = async (request: unknown, { meta, signal }: HandlerContext): Promise<Order> => {
    const reader = new RequestReader(request ?? {});
    const seconds = reader.number('seconds', { min: 0, max: MAX_WATCH_SECONDS, fallback: 5 });
    const wanted = reader.has('orderId') ? reader.text('orderId') : undefined;
    const order = wanted === undefined ? book.list(1)[0] : book.find(wanted);
    if (order === undefined)
      throw new CommandError(
        'invalid_request',
        wanted === undefined
          ? 'There is no order yet: place one first.'
          : `orderId: there is no order ${wanted}`,
      );
    let current = order;
    for (const [index, status] of WAY.entries()) {
      await sleep((seconds * 1_000) / WAY.length, signal);
      current = book.setStatus(order.orderId, status) ?? { ...current, status };
      registry.emit(
        OrderStatusChanged,
        { orderId: order.orderId, status, step: index + 1, of: WAY.length },
        { meta },
      );
    }
    return current;
  };

  await registry.registerService(OrdersService, {
    place,
    list: (request) => {
      const reader = new RequestReader(request ?? {});
      const limit = reader.integer('limit', { min: 1, max: MAX_LISTED, fallback: 20 });
      return { total: book.placed, orders: book.list(limit, request?.status) };
    },
    watch,
    fail: (request) => {
      const code = isErrorCode(request?.code) ? request.code : 'internal_error';
      throw new CommandError(code, request?.message ?? 'The payment provider refused the card.');
    },
    crash: async (request) => {
      const afterMs = new RequestReader(request ?? {}).integer('afterMs', {
        min: 0,
        max: 60_000,
        fallback: 0,
      });
      log(`orders: crashing${afterMs > 0 ? ` in ${afterMs} ms` : ''}, as asked to`);
      await new Promise(() => setTimeout(() => process.exit(ABORTED), afterMs));
    },
  });
  const link = await registry.registerChannel(stdioChannel('root'));
  await link.closed;
  await registry.dispose();
  process.exit(0);
}

void main();
