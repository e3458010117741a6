import { setImmediate as immediate } from 'node:timers/promises';
import { CommandError, dynEvent, InMemoryChannel } from '@mesh';
import { type Handlers, ITEMS, MeshNode } from './mesh-node';
import type { Operation } from './operation';
import { type Fault, TappedChannel } from './tapped-channel';
import { WireWatch } from './wire-watch';

interface Wire {
  readonly ends: readonly [MeshNode, MeshNode];
  readonly ids: readonly [string, string];
  /** The ends that are open. */
  readonly open: ReadonlySet<string>;
}

interface Call {
  readonly token: string;
  readonly controller: AbortController;
}

/** A mesh on which random operations are done, and which knows what must hold after each. */
export class RandomMesh {
  readonly nodes: readonly MeshNode[];
  readonly watch = new WireWatch();
  readonly #faults: string[] = [];
  readonly #handlers: Handlers = {
    held: new Map(),
    ran: new Map(),
    signalled: new Set(),
    streaming: new Set(),
  };
  readonly #givenUp = new Set<string>();
  readonly #fault: Fault | undefined;
  readonly #wires: Wire[] = [];
  readonly #calls = new Map<string, Call>();
  readonly #expectedEvents = new Map<string, Set<MeshNode> | 'anyone'>();
  #made = 0;
  #isOrderly = true;

  /**
   * @param routers for each registry whether it has a router channel, `up`
   * @param plain those that speak nothing but the protocol
   */
  constructor(routers: readonly boolean[], plain: readonly number[], fault?: Fault) {
    this.nodes = routers.map(
      (hasRouter, index) => new MeshNode(index, hasRouter, !plain.includes(index), this.#handlers),
    );
    this.#fault = fault;
  }

  /** Calls that haven't come to their end. */
  get pending(): number {
    return this.#calls.size;
  }

  /** Does operations one right after the other, and waits until everything that they set going has come to its end. */
  async apply(...operations: readonly Operation[]): Promise<void> {
    this.watch.nextOperation();
    // Whom an event reaches while links come and go is anybody's guess.
    this.#isOrderly = operations.length === 1;
    for (const operation of operations) this.#start(operation);
    await settle();
  }

  /** What doesn't hold; empty: everything does. */
  faults(): string[] {
    return [
      ...this.#faults,
      ...this.watch.faults,
      ...this.#tableFaults(),
      ...this.#staleFaults(),
      ...this.#signalFaults(),
      ...this.#streamFaults(),
      ...this.#waitingFaults(),
      ...this.#loadFaults(),
      ...this.#handlerFaults(),
      ...this.#eventFaults(),
    ];
  }

  async dispose(): Promise<void> {
    for (const release of this.#handlers.held.values()) release();
    this.#handlers.held.clear();
    await settle();
    await Promise.all(this.nodes.map(({ registry }) => registry.dispose()));
    await settle();
  }

  #start(operation: Operation): void {
    const node = this.#node(operation.node);
    switch (operation.kind) {
      case 'link':
        return this.#link(node, this.#node(operation.other), operation.isUp);
      case 'close':
        return this.#close(operation.other, operation.node % 2);
      case 'register':
        if (!node.isDisposed) node.register(operation.id);
        return;
      case 'unregister':
        return node.unregister(operation.id);
      case 'call':
        return this.#call(node, operation);
      case 'abort':
        return [...this.#calls.values()][operation.other]?.controller.abort(new Error('given up'));
      case 'release':
        for (const release of this.#handlers.held.values()) release();
        return this.#handlers.held.clear();
      case 'emit':
        return this.#emit(node, operation.id);
      case 'dispose':
        node.isDisposed = true;
        node.commands.clear();
        return void node.registry.dispose();
    }
  }

  #node(index: number): MeshNode {
    return this.nodes[index % this.nodes.length] as MeshNode;
  }

  #link(from: MeshNode, to: MeshNode, isUp: boolean): void {
    if (from === to || from.isDisposed || to.isDisposed) return;
    const name = `wire ${this.#made++}`;
    const ids = [isUp && from.hasRouter ? 'up' : `r${to.index}`, `r${from.index}`] as const;
    const [atFrom, atTo] = InMemoryChannel.pair(ids[0], ids[1]);
    const open = new Set(['there', 'back']);
    const tap = (inner: InMemoryChannel, way: string, back: string): TappedChannel =>
      new TappedChannel(
        inner,
        (message) => this.watch.sent(`${name} ${way}`, `${name} ${back}`, message),
        this.#fault,
      );
    this.#wires.push({ ends: [from, to], ids, open });
    const join = (node: MeshNode, channel: TappedChannel, end: string): void => {
      void node.registry.registerChannel(channel).then((link) => {
        node.links.set(link.id, link);
        return link.closed.then(() => {
          open.delete(end);
          if (node.links.get(link.id) === link) node.links.delete(link.id);
        });
      });
    };
    join(from, tap(atFrom, 'there', 'back'), 'there');
    join(to, tap(atTo, 'back', 'there'), 'back');
  }

  #close(index: number, side: number): void {
    const wire = this.#wires[index % Math.max(1, this.#wires.length)];
    const node = wire?.ends[side];
    const id = wire?.ids[side];
    if (node && id !== undefined) void node.links.get(id)?.close();
  }

  #call(node: MeshNode, { id, behaviour, next }: Operation & { kind: 'call' }): void {
    const token = `call ${this.#made++}`;
    const controller = new AbortController();
    this.#calls.set(token, { token, controller });
    const request = { token, behaviour, next };
    void node.registry.executeDyn(id, request, { signal: controller.signal }).then(
      (result) => {
        if (behaviour.startsWith('stream')) return this.#consume(token, result, next === 'a');
        return this.#settled(token, (result as { token?: string } | undefined)?.token);
      },
      (error: unknown) => this.#failed(token, error),
    );
  }

  /** The items have to be those of this call, in order, and all of them unless something is thrown. */
  async #consume(token: string, result: unknown, breaksOff: boolean): Promise<void> {
    const wanted = breaksOff ? ITEMS / 2 : ITEMS;
    let next = 0;
    try {
      for await (const item of result as AsyncIterable<{ token: string; n: number }>) {
        if (item.token !== token || item.n !== next) {
          this.#faults.push(`${token} got item ${item.n} of ${item.token} in the place of ${next}`);
        }
        next += 1;
        if (next === wanted) break;
      }
    } catch (error) {
      return this.#failed(token, error);
    }
    if (next !== wanted) this.#faults.push(`${token} came to its end after ${next} items`);
    this.#settled(token, token);
  }

  /** A stream ends, whatever becomes of its caller, unless it is held. */
  #streamFaults(): string[] {
    const { held, streaming } = this.#handlers;
    const left = [...streaming].filter((token) => !held.has(token));
    return left.map((token) => `the stream of ${token} never ended`);
  }

  #settled(token: string, got: string | undefined): void {
    if (!this.#calls.delete(token)) this.#faults.push(`${token} settled twice`);
    if (got !== token) this.#faults.push(`${token} got the reply to ${String(got)}`);
  }

  #failed(token: string, error: unknown): void {
    if (error instanceof CommandError) {
      if (error.code === 'timeout') this.#faults.push(`${token} ran into its deadline`);
      if (error.code === 'internal_error') this.#faults.push(`${token}: ${error.message}`);
      if (error.code === 'invalid_request' && error.message.replace(/\++$/, '') !== token) {
        this.#faults.push(`${token} got the error of ${error.message}`);
      }
    } else if (error instanceof Error && error.message === 'given up') this.#givenUp.add(token);
    else {
      this.#faults.push(`${token} failed without a code: ${String(error)}`);
    }
    this.#settled(token, token);
  }

  #emit(node: MeshNode, id: string): void {
    if (node.isDisposed) return;
    const token = `event ${this.#made++}`;
    const reached = this.#isOrderly ? this.#reached(node) : 'anyone';
    this.#expectedEvents.set(token, id.startsWith('_') ? new Set([node]) : reached);
    node.registry.emit(dynEvent(id, { token }));
  }

  /** Every registry that is joined to one by open links. */
  #reached(start: MeshNode): Set<MeshNode> {
    const reached = new Set([start]);
    for (const node of reached) {
      for (const { ends, open } of this.#wires) {
        if (open.size === 2 && ends.includes(node)) for (const end of ends) reached.add(end);
      }
    }
    return reached;
  }

  /** Command tables agree with the links, and with what the registrations told. */
  #tableFaults(): string[] {
    return this.nodes.flatMap(({ registry, index, links, commands, registering }) => {
      const listed = registry.listCommands();
      const own = listed.filter(({ channel }) => channel === undefined).map(({ id }) => id);
      const stale = listed.filter(({ channel }) => channel !== undefined && !links.has(channel));
      const faults = stale.map(({ id, channel }) => `r${index} still lists ${id} of ${String(channel)}`);
      if (registering > 0) faults.push(`r${index} waits for a registration`);
      if (own.sort().join(' ') !== [...commands.keys()].sort().join(' ')) {
        faults.push(`r${index} lists ${own.join(' ')} as its own, not ${[...commands.keys()].join(' ')}`);
      }
      if (new Set(listed.map(({ id }) => id)).size < listed.length)
        faults.push(`r${index} lists an id twice`);
      return faults;
    });
  }

  /**
   * What one of our own kind lists of another, the other lists too: what was unregistered was withdrawn. A link that
   * closes withdraws nothing, so this is looked at while none has.
   */
  #staleFaults(): string[] {
    if (this.#wires.some(({ open }) => open.size < 2)) return [];
    const lists = new Map(this.nodes.map((node) => [node, new Set(idsOf(node))]));
    return this.nodes.flatMap((node) =>
      node.registry.listCommands().flatMap(({ id, channel }) => {
        const peer = channel === undefined ? undefined : this.#peerOf(node, channel);
        if (!peer?.ownKind || !node.ownKind || lists.get(peer)?.has(id)) return [];
        return [`r${node.index} lists ${id} of r${peer.index}, which doesn't know it`];
      }),
    );
  }

  #peerOf(node: MeshNode, channel: string): MeshNode | undefined {
    for (const { ends, ids, open } of this.#wires) {
      if (open.size < 2) continue;
      if (ends[0] === node && ids[0] === channel) return ends[1];
      if (ends[1] === node && ids[1] === channel) return ends[0];
    }
    return undefined;
  }

  /** Where all are of our own kind, a handler hears that its caller has given up. */
  #signalFaults(): string[] {
    if (this.nodes.some(({ ownKind }) => !ownKind)) return [];
    const { held, signalled } = this.#handlers;
    const deaf = [...this.#givenUp].filter((token) => held.has(token) && !signalled.has(token));
    return deaf.map((token) => `${token} was given up, and its handler hasn't heard of it`);
  }

  /** Nobody waits but for a handler that is held; a link is open at both ends, or at none. */
  #waitingFaults(): string[] {
    const lost = [...this.#calls.keys()].filter((token) => !this.#handlers.held.has(token));
    const half = this.#wires.filter(({ open }) => open.size === 1);
    return [
      ...lost.map((token) => `${token} waits for nothing`),
      ...half.map(({ ids }) => `the link ${ids.join(' - ')} is closed at one end only`),
    ];
  }

  /** While no handler is held, nobody keeps anything of a call. */
  #loadFaults(): string[] {
    const { held, streaming } = this.#handlers;
    if (held.size > 0 || streaming.size > 0) return [];
    return this.nodes.flatMap(({ index, links }) =>
      [...links.values()].flatMap(({ id, load: { runningCalls, waitingCalls, callChars } }) =>
        runningCalls + waitingCalls + callChars === 0
          ? []
          : [
              `r${index} keeps ${runningCalls} calls of ${id} running, ${waitingCalls} waiting, ${callChars} characters`,
            ],
      ),
    );
  }

  #handlerFaults(): string[] {
    return [...this.#handlers.ran].filter(([, times]) => times > 1).map(([token]) => `${token} ran twice`);
  }

  /** Every event reached everybody that was joined to its emitter, once, and nobody else. */
  #eventFaults(): string[] {
    return [...this.#expectedEvents].flatMap(([token, expected]) =>
      this.nodes.flatMap((node) => {
        const times = node.heard.filter((heard) => heard === token).length;
        const isRight = expected === 'anyone' ? times <= 1 : times === (expected.has(node) ? 1 : 0);
        return isRight ? [] : [`r${node.index} heard ${token} ${times} times`];
      }),
    );
  }
}

function idsOf({ registry }: MeshNode): string[] {
  return registry.listCommands().map(({ id }) => id);
}

/** Until everything that messages set going has come to its end: channels within one thread deliver in microtasks. */
async function settle(): Promise<void> {
  await immediate();
}
