import { CommandRegistry, defineEvent, MessagePortChannel } from '@mesh';
import type { Ports } from '../ports';
import type { Workload } from './workload';

const CHANNELS = 8;
const EVENTS = 250;
const Tick = defineEvent({ id: 'bench.tick' });
const ID = '3f2b8c1e-9d47-4a6b-8e21-000000000001';

/** Counts what has come to all channels, and tells when it is all there. */
class Arrivals {
  #left = 0;
  #finish: () => void = () => {};

  expect(count: number): Promise<void> {
    this.#left = count;
    return new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  readonly arrived = (): void => {
    this.#left -= 1;
    if (this.#left === 0) this.#finish();
  };
}

async function meshRun(ports: Ports, ownKind: boolean): Promise<() => Promise<void>> {
  const arrivals = new Arrivals();
  const source = new CommandRegistry({ ownKind });
  for (let index = 0; index < CHANNELS; index += 1) {
    const { port1, port2 } = ports.pair();
    const listener = new CommandRegistry({ ownKind });
    listener.on(Tick, arrivals.arrived);
    await listener.registerChannel(new MessagePortChannel('source', port2));
    const link = await source.registerChannel(new MessagePortChannel(`listener-${index}`, port1));
    await link.ready;
  }
  return () => {
    const all = arrivals.expect(EVENTS * CHANNELS);
    for (let sent = 0; sent < EVENTS; sent += 1) source.emit(Tick);
    return all;
  };
}

function rawRun(ports: Ports): () => Promise<void> {
  const arrivals = new Arrivals();
  const senders = Array.from({ length: CHANNELS }, () => {
    const { port1, port2 } = ports.pair();
    port2.on('message', arrivals.arrived);
    return port1;
  });
  return () => {
    const all = arrivals.expect(EVENTS * CHANNELS);
    for (let sent = 0; sent < EVENTS; sent += 1) {
      const message = { type: 'event', id: ID, eventId: 'bench.tick' };
      for (const port of senders) port.postMessage(message);
    }
    return all;
  };
}

/** Events from one registry to eight others. */
export const eventWorkload: Workload = {
  name: 'events to 8 channels',
  target: 0.9,
  ownKindTarget: 2.5,
  operations: EVENTS * CHANNELS,
  prepare: async (ports) => [
    { name: 'raw', run: rawRun(ports) },
    { name: 'meshscope', run: await meshRun(ports, false) },
    { name: 'own kind', run: await meshRun(ports, true) },
  ],
};
