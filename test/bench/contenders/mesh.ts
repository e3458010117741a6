import { CommandRegistry, dynCommand, MessagePortChannel } from '@mesh';
import { type Contender, callerOf } from './contender';

/** This library: tracing off, no validator. */
function meshContender(name: string, ownKind: boolean): Contender {
  return {
    name,
    async serve(port) {
      const registry = new CommandRegistry({ maxInFlightPerChannel: 1024, ownKind });
      await registry.registerCommand(dynCommand('bench.echo', (value) => value));
      await registry.registerChannel(new MessagePortChannel('caller', port));
    },
    async connect(port) {
      const registry = new CommandRegistry({ ownKind });
      const link = await registry.registerChannel(new MessagePortChannel('server', port));
      await link.ready;
      return callerOf((value) => registry.executeDyn('bench.echo', value));
    },
  };
}

/** As it is with any peer: the plain protocol. */
export const mesh: Contender = meshContender('meshscope', false);

/** Between two of its own kind: batched. */
export const ownKindMesh: Contender = meshContender('own kind', true);
