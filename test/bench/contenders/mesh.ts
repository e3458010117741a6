import { CommandRegistry, dynCommand, MessagePortChannel } from '@mesh';
import { type Contender, callerOf } from './contender';

/** This library: tracing off, no validator. */
export const mesh: Contender = {
  name: 'meshscope',
  async serve(port) {
    const registry = new CommandRegistry({ maxInFlightPerChannel: 1024 });
    await registry.registerCommand(dynCommand('bench.echo', (value) => value));
    await registry.registerChannel(new MessagePortChannel('caller', port));
  },
  async connect(port) {
    const registry = new CommandRegistry();
    const link = await registry.registerChannel(new MessagePortChannel('server', port));
    await link.ready;
    return callerOf((value) => registry.executeDyn('bench.echo', value));
  },
};
