import type { Channel } from '../channels/channel';
import type { Middleware } from '../middleware/middleware';
import { Middlewares } from '../middleware/middlewares';
import { IdSource } from '../protocol/id-source';
import { TraceContexts } from '../protocol/trace-context';
import { checkOf } from '../typed/check';
import type { CommandDefinition } from '../typed/define-command';
import type { EventDefinition } from '../typed/define-event';
import type { ServiceClient, ServiceDefinition, ServiceImplementation } from '../typed/define-service';
import type { DynCommand } from '../typed/dyn-command';
import type { DynEvent } from '../typed/dyn-event';
import type { EmitArguments, EmitOptions } from '../typed/emit-arguments';
import type { ExecuteArguments, ExecuteOptions } from '../typed/execute-options';
import type { Handler, Listener } from '../typed/handler';
import { callAround } from './calls/around-call';
import { Calls } from './calls/calls';
import { CommandError } from './calls/command-error';
import { GivenUpIds } from './calls/given-up-ids';
import { CommandTable } from './commands/command-table';
import { type CommandTools, makeDynamicCommand, makeLocalCommand } from './commands/make-local-command';
import { Registrar } from './commands/registrar';
import { serviceClient, serviceCommands } from './commands/service-binding';
import type { Core } from './core';
import { DirectPorts } from './direct/direct-ports';
import { DirectRoutes } from './direct/direct-routes';
import { PortOffers } from './direct/port-offers';
import { dispatch, type Receivers } from './dispatch';
import { EventBus } from './events/event-bus';
import { Exchanges } from './exchanges/exchanges';
import type { Link } from './links/link';
import { Links } from './links/links';
import { type LinkOwner, PeerLink } from './links/peer-link';
import { Observers } from './observers';
import type { Observer } from './record';
import type {
  AnyEvent,
  ChannelOptions,
  CommandInfo,
  Registration,
  RegistryOptions,
  Unsubscribe,
} from './registry-options';
import { settingsOf } from './settings';
import { streamOf } from './streams/stream-of';

/**
 * Owns commands and listeners, and links them with those of other registries (protocol.md). One is enough for a process, a
 * thread or a window; any number may be.
 */
export class CommandRegistry {
  /** A name for people: `options.id`, else a UUID. */
  readonly id: string;
  readonly #core: Core;
  readonly #calls: Calls;
  readonly #registrar: Registrar;
  readonly #events: EventBus;
  readonly #linkOwner: LinkOwner;
  readonly #middlewares: Middlewares = new Middlewares();
  readonly #tools: CommandTools;

  /** @param options all of them optional: a root with the protocol's limits, which checks no plain JSON Schema */
  constructor(options: RegistryOptions = {}) {
    const ids = new IdSource();
    const settings = settingsOf(options, ids);
    this.id = settings.id;
    const parts = {
      settings,
      ids,
      traces: new TraceContexts(ids),
      observers: new Observers(settings.logger),
      table: new CommandTable(),
      exchanges: new Exchanges(ids),
      givenUp: new GivenUpIds(),
      links: new Links(settings.routerChannel),
      directRoutes: new DirectRoutes(),
    };
    this.#core = { ...parts, portOffers: settings.offersPortAfter > 0 ? new PortOffers(parts) : undefined };
    this.#tools = { settings, middlewares: this.#middlewares };
    this.#calls = new Calls(this.#core);
    this.#registrar = new Registrar(this.#core);
    this.#events = new EventBus(this.#core);
    this.#linkOwner = this.#makeLinkOwner();
  }

  /**
   * Links a channel, and resolves once it has started; what the peer has is known once `link.ready` resolves. A channel with
   * the id of an older one takes its place: the old link is closed first.
   *
   * @param channel not started yet, and not linked elsewhere
   * @throws whatever the channel's start throws; Error where the registry was disposed
   */
  async registerChannel(channel: Channel, options: ChannelOptions = {}): Promise<Link> {
    const { links, settings } = this.#core;
    if (links.disposed) throw new Error(`The registry ${this.id} was disposed.`);
    const link = new PeerLink(
      channel,
      {
        isRouter: channel.id === settings.routerChannel,
        privateCommands: options.privateCommands ?? false,
        ownKind: settings.ownKind,
        maxHeld: settings.maxHeldPerChannel,
        takesPorts: settings.takesPorts && channel.id === settings.routerChannel,
      },
      this.#linkOwner,
    );
    const old = links.get(channel.id);
    links.add(link);
    void old?.close();
    await link.start();
    return link;
  }

  /**
   * Registers a command. With a router that is linked it is registered there first, and callable once the router agrees
   * (protocol.md, Commands: Registering); an id that begins with `_` is private, and stays here.
   *
   * @param handler gets requests that fit the request's schema; what it gives is checked against the response's
   * @returns what takes it back; rejects with {@link RegistrationError} `duplicate_command`, `timeout` or
   * `channel_disconnected` (disposed), or with TypeError where a schema can't be advertised, compiled or carried
   */
  registerCommand<Request, Response, Received, Returned>(
    definition: CommandDefinition<Request, Response, Received, Returned>,
    // The definition alone says what it is: else a result with too little in it would be a type that both agree on.
    handler: NoInfer<Handler<Received, Returned>>,
  ): Promise<Registration>;
  /** Registers dynamic commands: one, or a list, all of it or none. Rejects as it does for a definition. */
  registerCommand(commands: DynCommand | readonly DynCommand[]): Promise<Registration>;
  registerCommand(
    target: CommandDefinition | DynCommand | readonly DynCommand[],
    handler?: Handler<never, unknown>,
  ): Promise<Registration> {
    // Not an async function: its promise around the registrar's would cost each registration three turns of microtasks.
    try {
      if (handler) {
        const command = makeLocalCommand(target as CommandDefinition, handler, this.#tools);
        return Promise.resolve(this.#registrar.register(command));
      }
      if (!Array.isArray(target)) {
        return Promise.resolve(
          this.#registrar.register(makeDynamicCommand(target as DynCommand, this.#tools)),
        );
      }
      const commands = (target as readonly DynCommand[]).map((dynamic) =>
        makeDynamicCommand(dynamic, this.#tools),
      );
      return Promise.resolve(this.#registrar.registerAll(commands));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * Registers every command of a service, all of them or none.
   *
   * @param implementation a plain object or an instance of a class, with a method a command; they keep their `this`
   * @returns what takes all of them back; rejects as `registerCommand` does, and with TypeError where a method is missing
   */
  async registerService<Service extends ServiceDefinition>(
    service: Service,
    implementation: ServiceImplementation<Service>,
  ): Promise<Registration> {
    return this.#registrar.registerAll(serviceCommands(service, implementation, this.#tools));
  }

  /**
   * Calls a command, of this registry or of any other that can be reached. The request and the result are checked where
   * the command is owned, not here; what goes over a link arrives as a copy, within one registry or thread as it is. One
   * that is defined with a `stream` gives an async iterable, to be consumed once.
   *
   * @param args the request, which may be left out where it may be `undefined`, and {@link ExecuteOptions}
   * @returns the result; rejects with {@link CommandError}, or with the reason of `options.signal` where that gave the call
   * up
   */
  execute<Request, Response, Received, Returned>(
    definition: CommandDefinition<Request, Response, Received, Returned>,
    ...[request, options]: ExecuteArguments<Request>
  ): Promise<Response> {
    return this.#execute(definition, request, options) as Promise<Response>;
  }

  /**
   * Calls a command whose id is known only at run time; it needn't be in any list. Its result is an async iterable where
   * the owner gives one and every link on the way carries streams (docs/own-kind.md), else an array of the items.
   *
   * @param request a JSON value; over a link to a thread or process anything that the channel can carry
   * @returns the result; rejects as `execute` does
   */
  executeDyn(commandId: string, request?: unknown, options?: ExecuteOptions): Promise<unknown> {
    return this.#execute({ id: commandId }, request, options, false);
  }

  /** A service as an object with a method a command, each of which calls as `execute` does; makes no call itself. */
  client<Service extends ServiceDefinition>(service: Service): ServiceClient<Service> {
    return serviceClient(service, (definition, request, options) =>
      this.#execute(definition, request, options),
    );
  }

  /** Every command that is known here: this registry's, private ones included, then those of its channels. A new list. */
  listCommands(): CommandInfo[] {
    return Array.from(this.#core.table.all(), ({ command, link }) =>
      link ? { ...command, channel: link.id } : command,
    );
  }

  /**
   * Emits an event: to every channel unless it is private (its id begins with `_`), and to the listeners here. The payload is
   * checked for each listener, not before it is sent. Whoever listens, it never throws; does nothing once the registry is
   * disposed.
   *
   * @param event a definition, or what `dynEvent` made
   * @param args the payload of a definition, which may be left out where it may be `undefined`; then how it is emitted
   */
  emit<Event extends EventDefinition | DynEvent>(event: Event, ...args: EmitArguments<Event>): void {
    if (this.#core.links.disposed) return;
    if (typeof event.id !== 'string')
      throw new TypeError('An event is emitted by a definition or dynEvent(id, payload).');
    const isDynamic = 'kind' in event;
    const options = (isDynamic ? args[0] : args[1]) as EmitOptions | undefined;
    this.#events.emit(event.id, isDynamic ? event.payload : args[0], options?.meta);
  }

  /**
   * Listens to an event, from here or any registry; a payload that fails its schema is reported to the observers, and left
   * out. Listeners are called in the order they were added; one that throws stops no other.
   *
   * @throws Error where the registry's validator can't compile the payload's schema
   */
  on<Payload, Received>(
    event: EventDefinition<Payload, Received>,
    listener: NoInfer<Listener<Received>>,
  ): Unsubscribe {
    return this.#events.on(event.id, checkOf(event.payload, this.#core.settings.validator), listener);
  }

  /** Listens to an event whose id is known only at run time; its payload isn't checked. */
  onDyn(eventId: string, listener: Listener<unknown>): Unsubscribe {
    return this.#events.on(eventId, undefined, listener);
  }

  /** Listens to every event, private ones of this registry included; payloads aren't checked. */
  onAny(listener: (event: AnyEvent) => void): Unsubscribe {
    return this.#events.onAny(listener);
  }

  /**
   * Puts a middleware around every execution: on the caller's side around what is called from here, on the owner's around
   * the handlers here. The first one is outermost. Calls that are only forwarded pass by.
   */
  use(middleware: Middleware): Unsubscribe {
    return this.#middlewares.add(middleware);
  }

  /** Tells `observer` of everything that happens from now on: frames, faults, links. Without one none of it is made. */
  observe(observer: Observer): Unsubscribe {
    return this.#core.observers.add(observer);
  }

  /**
   * Fails everything pending with `channel_disconnected`, closes the channels, and resolves once they are; no timer, port or
   * listener stays. Never rejects. Afterwards calls and registrations fail, and events are dropped.
   */
  async dispose(): Promise<void> {
    const { exchanges, links, observers, table } = this.#core;
    if (links.disposed) return;
    links.disposed = true;
    exchanges.endAll();
    this.#middlewares.giveUpAll(
      () => new CommandError('channel_disconnected', `The registry ${this.id} was disposed.`),
    );
    await Promise.allSettled(Array.from(links.all, (link) => link.close()));
    this.#events.dispose();
    table.clear();
    observers.clear();
  }

  #execute(
    { id, idempotent = false, stream }: CommandDefinition,
    request: unknown,
    options: ExecuteOptions | undefined,
    collects = true,
  ): Promise<unknown> {
    if (typeof id !== 'string')
      return Promise.reject(
        new TypeError('A command is called by a definition (execute) or by its id, a string (executeDyn).'),
      );
    if (stream) {
      return this.#execute({ id, idempotent }, request, options, false).then((result) =>
        streamOf(result, id),
      );
    }
    if (!this.#middlewares.active || this.#core.links.disposed)
      return this.#calls.execute(id, request, options, collects);
    return callAround(this.#middlewares, this.#calls, id, request, options, idempotent, collects);
  }

  #makeLinkOwner(): LinkOwner {
    const core = this.#core;
    const direct = new DirectPorts(core, this.#calls, (link, message) => dispatch(receivers, link, message));
    const receivers: Receivers = {
      core,
      calls: this.#calls,
      registrar: this.#registrar,
      events: this.#events,
      direct,
    };
    return {
      observers: core.observers,
      ids: core.ids,
      logger: core.settings.logger,
      opened: (link) => receivers.registrar.opened(link),
      received: (link, message) => dispatch(receivers, link, message),
      ended: (link) => {
        core.links.remove(link);
        core.table.removeOwned(link);
        core.exchanges.endOf(link);
        direct.linkEnded(link);
      },
      uncarried: (link, message, error) => receivers.calls.uncarried(link, message, error),
      refresh: (link, timeoutMs) => receivers.registrar.refresh(link, timeoutMs),
    };
  }
}
