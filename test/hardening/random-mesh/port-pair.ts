type Listener = (value: unknown) => void;

/** One end of a pair of ports within one thread that delivers in microtasks, as the channels of a random mesh do. */
class Port {
  peer: Port | undefined;
  readonly #carried: (message: unknown) => void;
  readonly #listeners = new Map<string, Listener>();
  #inbox: unknown[] = [];
  #isStarted = false;
  isClosed = false;

  constructor(carried: (message: unknown) => void) {
    this.#carried = carried;
  }

  on(type: string, listener: Listener): void {
    this.#listeners.set(type, listener);
  }

  off(type: string): void {
    this.#listeners.delete(type);
  }

  start(): void {
    this.#isStarted = true;
    this.#schedule();
  }

  postMessage(message: unknown): void {
    if (this.isClosed) return;
    this.#carried(message);
    this.peer?.accept(message);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.peer?.peerClosed();
  }

  accept(message: unknown): void {
    this.#inbox.push(message);
    this.#schedule();
  }

  peerClosed(): void {
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isStarted) queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    const inbox = this.#inbox;
    this.#inbox = [];
    for (const message of inbox) if (!this.isClosed) this.#listeners.get('message')?.(message);
    if (this.peer?.isClosed && !this.isClosed && this.#inbox.length === 0) {
      this.isClosed = true;
      this.#listeners.get('close')?.(undefined);
    }
  }
}

/** In place of `MessageChannel`; `carried` is told of every message. */
export function portPairs(carried: (message: unknown) => void): new () => { port1: Port; port2: Port } {
  return class {
    readonly port1 = new Port(carried);
    readonly port2 = new Port(carried);

    constructor() {
      this.port1.peer = this.port2;
      this.port2.peer = this.port1;
    }
  };
}
