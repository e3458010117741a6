import { platform } from '../platform';

/** Takes the next message that waits at a port; undefined: none does. */
export type ReceiveWaiting = (port: unknown) => { readonly message: unknown } | undefined;

interface WorkerThreads {
  readonly MessagePort: abstract new () => object;
  readonly receiveMessageOnPort: ReceiveWaiting;
}

/**
 * Takes what waits at a port of Node's, without the cost of an event each; undefined: not a port of Node's, or a runtime
 * without `process.getBuiltinModule` (Node 20.16), by which this folder asks for a module without importing it.
 */
export function receiveWaitingOf(port: object): ReceiveWaiting | undefined {
  const threads = platform.process?.getBuiltinModule?.('node:worker_threads') as WorkerThreads | undefined;
  return threads && port instanceof threads.MessagePort ? threads.receiveMessageOnPort : undefined;
}
