import { type FromPage, RegistryName, type ToPage } from '@contract';
import type { BulkPort } from '@inspector';
import type { CommandRegistry, Link } from '@mesh';
import { type AcceptedSocket, acceptWebSocket } from '@transports/node';

/** A page answers at once, or is about to go. */
const LIST_TIMEOUT_MS = 5_000;
/** `readyState` of a socket that takes messages. */
const OPEN = 1;
/** RFC 6455, section 7.4.1: the data isn't what it should be. */
const INVALID_DATA = 1007;

/** The pages that are open: each has one socket that is a link of the mesh, and one for bulk data. */
export class Pages {
  readonly #registry: CommandRegistry;
  readonly #openBulk: (port: BulkPort) => void;
  readonly #names = new Set<string>();
  /** In the order of their coming. */
  readonly #links = new Set<Link>();

  constructor(registry: CommandRegistry, openBulk: (port: BulkPort) => void) {
    this.#registry = registry;
    this.#openBulk = openBulk;
  }

  /** Links a page to the registry `main`, under the first name that is free: `renderer`, `renderer-2` … */
  link(socket: AcceptedSocket): void {
    const id = this.#takeName();
    socket.addEventListener('close', () => this.#names.delete(id));
    this.#registry.registerChannel(acceptWebSocket({ id, socket })).then(
      (link) => void this.#keep(link),
      () => socket.terminate(),
    );
  }

  /**
   * The commands of a page are those of one page at a time: what the others register is a duplicate. When a page goes,
   * the others are asked for their commands, one after another, so that the first of them has those that are free now.
   */
  async #keep(link: Link): Promise<void> {
    this.#links.add(link);
    await link.closed;
    this.#links.delete(link);
    for (const other of this.#links) await other.refresh({ timeoutMs: LIST_TIMEOUT_MS });
  }

  serveBulk(socket: AcceptedSocket): void {
    this.#openBulk({
      post: (message: ToPage) => {
        if (socket.readyState === OPEN) socket.send(JSON.stringify(message));
      },
      listen: (onMessage, onClose) => {
        socket.addEventListener('message', ({ data }) => {
          const message = typeof data === 'string' ? parse(data) : undefined;
          // What it says is checked by the inspector.
          if (message !== undefined) onMessage(message as FromPage);
          else socket.close(INVALID_DATA, 'no message of a page');
        });
        socket.addEventListener('close', onClose);
      },
    });
  }

  #takeName(): string {
    let name: string = RegistryName.renderer;
    for (let number = 2; this.#names.has(name); number++) name = `${RegistryName.renderer}-${number}`;
    this.#names.add(name);
    return name;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What isn't JSON is no message of a page either.
    return undefined;
  }
}
