import { CommandRegistry, dynCommand, MessagePortChannel } from '@mesh';
import { type Bytes, type Contender, callerOf } from './contender';

/** This library: tracing off, no validator. */
function meshContender(name: string, ownKind: boolean): Contender {
  return {
    name,
    async serve(port) {
      const registry = new CommandRegistry({ maxInFlightPerChannel: 1024, ownKind });
      await registry.registerCommand([
        dynCommand('bench.echo', (value) => value),
        dynCommand<Bytes>('bench.bounce', (bytes, { transfer }) => transfer(bytes, [bytes.buffer])),
      ]);
      await registry.registerChannel(new MessagePortChannel('caller', port));
    },
    async connect(port) {
      const registry = new CommandRegistry({ ownKind });
      const link = await registry.registerChannel(new MessagePortChannel('server', port));
      await link.ready;
      const caller = callerOf((value) => registry.executeDyn('bench.echo', value));
      if (!ownKind) return caller;
      return {
        ...caller,
        handOver: (bytes) =>
          registry.executeDyn('bench.bounce', bytes, { transfer: [bytes.buffer] }) as Promise<Bytes>,
      };
    },
  };
}

/** As it is with any peer: the plain protocol. */
export const mesh: Contender = meshContender('meshscope', false);

/** Between two of its own kind: batched. */
export const ownKindMesh: Contender = meshContender('own kind', true);
