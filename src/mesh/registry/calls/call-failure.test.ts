import { describe, expect, it } from 'vitest';
import { CommandRegistry, dynCommand, InMemoryChannel } from '../../index';

describe('a call whose way closes', () => {
  it('names the channel that closed, and who had passed the call on', async () => {
    const caller = new CommandRegistry({ id: 'caller', routerChannel: 'root' });
    const root = new CommandRegistry({ id: 'root' });
    const orders = new CommandRegistry({ id: 'orders', routerChannel: 'root' });
    const [toCaller, toRoot] = InMemoryChannel.pair('caller', 'root');
    const [toOrders, ordersToRoot] = InMemoryChannel.pair('orders', 'root');
    await Promise.all([root.registerChannel(toCaller), caller.registerChannel(toRoot)]);
    const [, link] = await Promise.all([
      root.registerChannel(toOrders),
      orders.registerChannel(ordersToRoot),
    ]);
    let began = (): void => {};
    const running = new Promise<void>((resolve) => {
      began = resolve;
    });
    await orders.registerCommand(
      dynCommand('orders.crash', () => {
        began();
        return new Promise(() => {});
      }),
    );
    const call = caller.executeDyn('orders.crash');
    const failed = expect(call).rejects.toMatchObject({
      code: 'channel_disconnected',
      message: 'The channel from root to orders closed before orders.crash was answered.',
    });
    await running;
    await link.close();
    await failed;
    await Promise.all([caller.dispose(), root.dispose(), orders.dispose()]);
  });
});
