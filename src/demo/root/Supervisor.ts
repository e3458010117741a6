import type { Channel, CommandRegistry, Link } from '@mesh';
import { describeExit, ProcessChannel, ProcessExitError, WorkerChannel } from '@transports/node';
import { ProcessExited, ProcessStarted } from '../shared/events';
import { log } from '../shared/log';
import { siblingProgram } from './siblingProgram';

/** A process or thread of the mesh. */
export interface ProcessInfo {
  readonly name: string;
  readonly kind: 'process' | 'worker';
  readonly pid?: number;
  readonly threadId?: number;
  /** ISO 8601. */
  readonly startedAt?: string;
  readonly restarts: number;
  readonly running: boolean;
}

interface Started {
  readonly channel: Channel;
  readonly pid: number;
  readonly threadId?: number;
}

const FIRST_RESTART_MS = 250;
const LONGEST_RESTART_MS = 8_000;
/** Whoever ran this long begins again with the shortest wait. */
const HEALTHY_MS = 10_000;

/** Starts the other programs of the demo mesh, links them to the root, and starts them again when they end. */
export class Supervisor {
  readonly #registry: CommandRegistry;
  readonly #infos = new Map<string, ProcessInfo>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #links = new Set<Link>();
  #closed = false;

  constructor(registry: CommandRegistry) {
    this.#registry = registry;
    const startedAt = new Date().toISOString();
    this.#infos.set('root', {
      name: 'root',
      kind: 'process',
      pid: process.pid,
      startedAt,
      restarts: 0,
      running: true,
    });
  }

  /** Starts both programs; resolves once their commands are here. */
  async start(): Promise<void> {
    await Promise.all([
      this.#run('worker', 'worker', startMathWorker, FIRST_RESTART_MS),
      this.#run('orders', 'process', startOrders, FIRST_RESTART_MS),
    ]);
  }

  processes(): ProcessInfo[] {
    return [...this.#infos.values()];
  }

  /** Ends both programs. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all([...this.#links].map((link) => link.close()));
  }

  async #run(
    name: string,
    kind: ProcessInfo['kind'],
    start: () => Promise<Started>,
    waitMs: number,
  ): Promise<void> {
    const before = this.#infos.get(name);
    const restarts = before === undefined ? 0 : before.restarts + 1;
    let cause: unknown;
    let link: Link;
    let ready: Promise<void>;
    const startedAt = Date.now();
    try {
      const started = await start();
      const { channel, pid, threadId } = started;
      link = await this.#registry.registerChannel(hearEnd(channel, (end) => (cause = end)));
      this.#links.add(link);
      this.#infos.set(name, {
        name,
        kind,
        pid,
        ...(threadId !== undefined && { threadId }),
        startedAt: new Date(startedAt).toISOString(),
        restarts,
        running: true,
      });
      log(`${name} started (${threadId === undefined ? `pid ${pid}` : `thread ${threadId} of pid ${pid}`})`);
      // Said once its commands are back.
      ready = link.ready.then(() =>
        this.#registry.emit(ProcessStarted, { name, kind, pid, ...(threadId !== undefined && { threadId }) }),
      );
    } catch (error) {
      log(`${name} couldn't be started: ${error instanceof Error ? error.message : String(error)}`);
      this.#infos.set(name, { name, kind, restarts, running: false });
      this.#again(name, kind, start, waitMs);
      return;
    }
    void link.closed.then(() => {
      this.#links.delete(link);
      const nextMs = Date.now() - startedAt > HEALTHY_MS ? FIRST_RESTART_MS : waitMs;
      this.#ended(name, cause, nextMs);
      this.#again(name, kind, start, nextMs);
    });
    await ready;
  }

  #ended(name: string, cause: unknown, restartInMs: number): void {
    if (this.#closed) return;
    const info = this.#infos.get(name);
    if (info !== undefined) this.#infos.set(name, { ...info, running: false });
    const exit = cause instanceof ProcessExitError ? cause.exit : undefined;
    const how =
      exit !== undefined
        ? describeExit(exit)
        : cause instanceof Error
          ? cause.message
          : 'the link was closed';
    log(`${name} ${exit === undefined ? 'exited: ' : ''}${how}; starting it again in ${restartInMs} ms`);
    this.#registry.emit(ProcessExited, {
      name,
      ...(typeof exit?.code === 'number' && { code: exit.code }),
      ...(typeof exit?.signal === 'string' && { signal: exit.signal }),
      restartInMs,
    });
  }

  #again(name: string, kind: ProcessInfo['kind'], start: () => Promise<Started>, waitMs: number): void {
    if (this.#closed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#run(name, kind, start, Math.min(waitMs * 2, LONGEST_RESTART_MS));
    }, waitMs);
    this.#timers.add(timer);
  }
}

async function startOrders(): Promise<Started> {
  const channel = new ProcessChannel({
    id: 'orders',
    command: [process.execPath, siblingProgram('orders')],
    onStderr: log,
  });
  return { channel, pid: await channel.started };
}

function startMathWorker(): Promise<Started> {
  const channel = new WorkerChannel({ id: 'worker', file: siblingProgram('math-worker') });
  return Promise.resolve({ channel, pid: process.pid, threadId: channel.threadId });
}

/** The channel, with an ear for why it ended. */
function hearEnd(channel: Channel, onEnd: (cause: unknown) => void): Channel {
  return {
    id: channel.id,
    start: (sink) =>
      channel.start({
        receive: (raw) => sink.receive(raw),
        closed: (cause) => {
          onEnd(cause);
          sink.closed(cause);
        },
      }),
    send: (message) => channel.send(message),
    close: () => channel.close(),
  };
}
