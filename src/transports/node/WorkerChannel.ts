import { MessageChannel, MessagePort, Worker, type WorkerOptions, workerData } from 'node:worker_threads';
import { type Channel, type ChannelSink, type Message, MessagePortChannel } from '@mesh';

/** The options of a {@link WorkerChannel}. */
export interface WorkerChannelOptions {
  /** The worker's name on this side. */
  readonly id: string;
  /** The path of the worker's program. */
  readonly file: string;
  /** Its environment; a copy of this thread's unless set. */
  readonly env?: NodeJS.ProcessEnv;
}

/** How the port reaches the worker: a member of its `workerData`. */
interface Handover {
  readonly meshPort: MessagePort;
}

/**
 * A worker thread started here, at once, and the link to it over a port of its own. Its program links itself by
 * {@link linkToParentThread}. What it prints goes to stderr, because stdout may be this program's own link. Where the thread
 * ends by itself the sink hears the error that ended it, or its exit code.
 */
export class WorkerChannel implements Channel {
  readonly id: string;
  /** Node's number of the thread. */
  readonly threadId: number;
  /** Resolves with the thread's exit code. */
  readonly exited: Promise<number>;
  readonly #worker: Worker;
  readonly #port: MessagePortChannel;
  #error: unknown;
  #closedHere = false;

  /** @param options what to start */
  constructor({ id, file, env }: WorkerChannelOptions) {
    this.id = id;
    const { port1, port2 } = new MessageChannel();
    const handover: Handover = { meshPort: port2 };
    const options: WorkerOptions = { workerData: handover, transferList: [port2], stdout: true };
    this.#worker = new Worker(file, env === undefined ? options : { ...options, env });
    this.threadId = this.#worker.threadId;
    this.#worker.stdout.pipe(process.stderr, { end: false });
    this.#worker.on('error', (error) => {
      this.#error = error;
    });
    this.exited = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#port = new MessagePortChannel(id, port1);
  }

  /** Begins delivery; what the thread sends before is kept. */
  start(sink: ChannelSink): void | Promise<void> {
    return this.#port.start({
      receive: (raw) => sink.receive(raw),
      closed: (cause) => {
        void this.#causeOfEnd(cause).then((explained) => sink.closed(explained));
      },
    });
  }

  /** @throws as `MessagePortChannel.send` does */
  send(message: Message): void {
    this.#port.send(message);
  }

  /** @throws as `MessagePortChannel.sendBatch` does */
  sendBatch(messages: readonly Message[]): void {
    this.#port.sendBatch(messages);
  }

  /** @throws as `MessagePortChannel.sendPacked` does */
  sendPacked(row: readonly unknown[]): void {
    this.#port.sendPacked(row);
  }

  sendTransfer(message: Message, transfer: readonly object[]): void {
    this.#port.sendTransfer?.(message, transfer);
  }

  /** Ends the thread, and resolves once it is gone. */
  async close(): Promise<void> {
    this.#closedHere = true;
    this.#port.close();
    await this.#worker.terminate();
  }

  async #causeOfEnd(cause: unknown): Promise<unknown> {
    if (this.#closedHere) return cause;
    // A thread that closes its port has nothing left to do here.
    void this.#worker.terminate();
    const code = await this.exited;
    return this.#error ?? cause ?? new Error(`the thread ended with exit code ${code}`);
  }
}

/**
 * Inside a worker started by a {@link WorkerChannel}: the channel to the thread that started it.
 *
 * @param id that thread's name on this side
 * @throws Error anywhere else
 */
export function linkToParentThread(id: string): MessagePortChannel {
  const port = (workerData as Partial<Handover> | null | undefined)?.meshPort;
  if (!(port instanceof MessagePort)) throw new Error('this program has to be started by a WorkerChannel');
  return new MessagePortChannel(id, port);
}
