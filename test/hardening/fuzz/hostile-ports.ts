import { setImmediate as immediate } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Message } from '@mesh';
import { isRow } from '../pack/row-reader';
import type { Frame } from './frames';
import type { HostilePeer } from './hostile-channel';
import type { SeededRandom } from './seeded-random';

/** Fewer than a registry takes, so that there is room for a good one. */
const NAMES = 60;
const MOST_ENDS = 200;

/** The ports that a hostile router offers, and what it says of them (docs/own-kind.md, Direct ports). */
export class HostilePorts {
  readonly #hostile: HostilePeer;
  readonly #hello: Frame;
  /** The hostile ends of the ports, and those of them whose other end was taken and hasn't closed. */
  #ends: MessagePort[] = [];
  readonly #open = new Set<MessagePort>();
  /** The ids of the last offers, by the names of the ports. */
  readonly #offerIds = new Map<string, string>();

  /** @param hello the list request by which an end shakes hands */
  constructor(hostile: HostilePeer, hello: Frame) {
    this.#hostile = hostile;
    this.#hello = hello;
  }

  /** How many of the ports that were taken haven't come to their end. */
  get openPorts(): number {
    return this.#open.size;
  }

  /** A frame of a router's about ports, without the port that an offer has. */
  frame(random: SeededRandom): Frame {
    const channelId = `peer-${random.below(NAMES)}`;
    const type = random.pick(['port.offer', 'port.offer', 'port.route', 'port.fence', 'port.end']);
    const id = `port-${random.next()}`;
    const commandIds = Array.from({ length: random.below(4) }, () =>
      random.pick([`hostile.${random.below(500)}`, 'echo', 'friend.echo', '_private', '__proto__']),
    );
    if (type === 'port.offer') this.#offerIds.set(channelId, id);
    if (type === 'port.fence') return { type, id, channelId, thid: this.#offerIds.get(channelId) ?? id };
    return type === 'port.route' ? { type, id, channelId, commandIds } : { type, id, channelId };
  }

  /** Sends a frame to the registry as its router; an offer mostly with a port. */
  inject(raw: unknown, random: SeededRandom): void {
    if (random.chance(0.1) || !isOffer(raw)) return this.#hostile.inject(raw);
    const port = this.#pair();
    this.#hostile.inject({ ...raw, port }, [port]);
    if (random.chance(0.8)) this.#ends.at(-1)?.postMessage(this.#hello);
  }

  /** Sends something to the registry over one of the ports. */
  injectOverPort(raw: unknown, random: SeededRandom): void {
    if (this.#ends.length === 0) return;
    try {
      random.pick(this.#ends).postMessage(raw);
    } catch {
      // What can't be cloned can't come in either.
    }
  }

  /** Offers a port as a good router does, and calls over it; gives what is wrong with that. */
  async goodCall(token: string, patienceTurns: number): Promise<string | undefined> {
    const port = this.#pair();
    const end = this.#ends.at(-1);
    let reply: unknown;
    end?.on('message', (message: Message | readonly unknown[]) => {
      if (!isRow(message) && 'thid' in message && message.thid === token) reply = message;
    });
    this.#hostile.inject({ type: 'port.offer', id: `${token}-offer`, channelId: 'good', port }, [port]);
    end?.postMessage(this.#hello);
    end?.postMessage({ type: 'execute.command.request', id: token, commandId: 'echo', request: { token } });
    for (let turn = 0; turn < patienceTurns && reply === undefined; turn += 1) await immediate();
    this.#hostile.inject({ type: 'port.end', id: `${token}-end`, channelId: 'good' });
    const { response } = (reply ?? {}) as { response?: { result?: { token?: unknown } } };
    return response?.result?.token === token ? undefined : `${token} over a direct port: ${String(reply)}`;
  }

  /** Closes what the registry hasn't closed, because it never had it. */
  end(): void {
    for (const end of this.#ends.splice(0)) end.close();
  }

  /** Makes a pair, and gives the end that is offered. */
  #pair(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#ends.push(port2);
    // Only then it was taken: what came in a malformed frame is nobody's.
    port2.on('message', () => this.#open.add(port2));
    port2.on('close', () => {
      this.#open.delete(port2);
      this.#ends = this.#ends.filter((end) => end !== port2);
    });
    if (this.#ends.length > MOST_ENDS) this.#ends.shift()?.close();
    return port1;
  }
}

function isOffer(raw: unknown): raw is Frame {
  try {
    return (
      (raw as Frame | null | undefined)?.['type'] === 'port.offer' &&
      Object.keys({ ...(raw as Frame) }).length > 0
    );
  } catch {
    // A getter that throws.
    return false;
  }
}
