import { CommandError, CommandRegistry, dynCommand, type Link, type Registration } from '@mesh';

export type Behaviour = 'echo' | 'throw' | 'hold' | 'nest' | 'stream' | 'stream-hold';

/** So many items a stream has: several times its first credit. */
export const ITEMS = 200;
/** A stream that is held has given so many by then. */
const HELD_AT = 70;

/** What a call carries: its token comes back in the result, so that a reply for somebody else is known. */
export interface Request {
  readonly token: string;
  readonly behaviour: Behaviour;
  /** What `nest` calls; of a stream `a` is broken off. */
  readonly next: string;
}

/** What the nodes of a mesh share. */
export interface Handlers {
  /** Handlers that wait to be released, by the token of their call. */
  readonly held: Map<string, () => void>;
  /** How many handlers ran for each token. */
  readonly ran: Map<string, number>;
  /** The tokens of the held calls whose handler's signal has fired. */
  readonly signalled: Set<string>;
  /** The tokens of the streams that haven't cleaned up. */
  readonly streaming: Set<string>;
}

/** One registry of a random mesh, with what the test knows of it. */
export class MeshNode {
  readonly index: number;
  readonly hasRouter: boolean;
  readonly registry: CommandRegistry;
  /** Its commands, as the promises of their registrations told. */
  readonly commands = new Map<string, Registration>();
  /** Its open links, by channel id. */
  readonly links = new Map<string, Link>();
  /** The tokens of the events that its listener got. */
  readonly heard: string[] = [];
  registering = 0;
  isDisposed = false;
  readonly #handlers: Handlers;

  constructor(
    index: number,
    hasRouter: boolean,
    readonly ownKind: boolean,
    handlers: Handlers,
  ) {
    this.index = index;
    this.hasRouter = hasRouter;
    this.#handlers = handlers;
    this.registry = new CommandRegistry({
      id: `r${index}`,
      ownKind,
      // As early as can be, so that the few calls of a run take them.
      directPorts: 1,
      ...(hasRouter && { routerChannel: 'up' }),
    });
    this.registry.onAny(({ payload }) => this.heard.push((payload as { token: string }).token));
  }

  register(id: string): void {
    this.registering += 1;
    const command = dynCommand<Request>(id, (request, { signal }) => this.#handle(request, signal));
    const end = (): void => {
      this.registering -= 1;
    };
    void this.registry
      .registerCommand(command)
      .then(
        (registration) => {
          if (!this.isDisposed) this.commands.set(id, registration);
        },
        () => {
          // Refused: the command is somebody else's. What the table says is compared afterwards.
        },
      )
      .then(end);
  }

  unregister(id: string): void {
    this.commands.get(id)?.unregister();
    this.commands.delete(id);
  }

  #handle({ token, behaviour, next }: Request, signal: AbortSignal): unknown {
    const { held, ran, signalled } = this.#handlers;
    ran.set(token, (ran.get(token) ?? 0) + 1);
    switch (behaviour) {
      case 'echo':
        return { token };
      case 'throw':
        throw new CommandError('invalid_request', token);
      case 'hold':
        signal.addEventListener('abort', () => signalled.add(token), { once: true });
        return new Promise((resolve) => held.set(token, () => resolve({ token })));
      case 'nest':
        return this.#nest(token, next);
      case 'stream':
        return this.#stream(token);
      case 'stream-hold':
        signal.addEventListener('abort', () => signalled.add(token), { once: true });
        return this.#stream(token, HELD_AT);
    }
  }

  async *#stream(token: string, heldAt?: number): AsyncGenerator<object> {
    const { held, streaming } = this.#handlers;
    streaming.add(token);
    try {
      for (let n = 0; n < ITEMS; n += 1) {
        if (n === heldAt) await new Promise<void>((resolve) => held.set(token, resolve));
        yield { token, n };
      }
    } finally {
      streaming.delete(token);
    }
  }

  async #nest(token: string, next: string): Promise<unknown> {
    const inner = { token: `${token}+`, behaviour: 'echo', next: '' } satisfies Request;
    const result = (await this.registry.executeDyn(next, inner)) as { token: string };
    if (result.token !== inner.token) throw new Error(`${inner.token} got the reply to ${result.token}`);
    return { token };
  }
}
