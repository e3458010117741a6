import type { MessagePort } from 'node:worker_threads';
import type { Bytes, Caller, Contender } from './contender';

/** Ids as messages have them, made beforehand: making ids is no part of posting. */
const IDS = Array.from({ length: 1024 }, (_, index) => {
  return `3f2b8c1e-9d47-4a6b-8e21-${index.toString(16).padStart(12, '0')}`;
});

interface RequestMessage {
  readonly id: string;
  readonly request: unknown;
}

function serve(port: MessagePort): void {
  let next = 0;
  port.on('message', ({ id, request }: RequestMessage) => {
    const response = { ok: true, result: request };
    port.postMessage({ type: 'execute.command.response', id: IDS[(next += 1) & 1023], thid: id, response });
  });
}

function connect(port: MessagePort): Caller {
  let next = 0;
  let waitingFor = 0;
  let finish: (value: unknown) => void = () => {};
  const post = (request: unknown): void => {
    port.postMessage({
      type: 'execute.command.request',
      id: IDS[(next += 1) & 1023],
      commandId: 'bench.echo',
      request,
    });
  };
  port.on('message', ({ response }: { readonly response: { readonly result: unknown } }) => {
    waitingFor -= 1;
    if (waitingFor === 0) finish(response.result);
  });
  const burst = (values: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve) => {
      finish = resolve;
      waitingFor = values.length;
      for (const value of values) post(value);
    });
  return {
    call: (value) => burst([value]),
    burst: async (values) => void (await burst(values)),
    handOver: (bytes) => burst([bytes]) as Promise<Bytes>,
  };
}

/** `postMessage` of messages with the same content as the mesh's, and nothing else; bytes are copied in any case. */
export const raw: Contender = { name: 'raw', serve, connect };
