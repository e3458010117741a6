import type { MessagePort } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { newMessagePortRpcSession, RpcTarget } from 'capnweb';
import { expose, transfer, wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-jsonrpc/node';
import { type Bytes, type Contender, callerOf } from './contender';

const echo = (value: unknown): unknown => value;

interface Echo {
  echo(value: unknown): Promise<unknown>;
}

const overPort = (port: MessagePort) => ({
  post: (data: unknown) => port.postMessage(data),
  on: (listener: (data: unknown) => void) => void port.on('message', listener),
});

const birpc: Contender = {
  name: 'birpc',
  serve(port) {
    createBirpc({ echo }, overPort(port));
  },
  connect(port) {
    const rpc = createBirpc<Echo>({}, overPort(port));
    return callerOf((value) => rpc.echo(value));
  },
};

const comlink: Contender = {
  name: 'comlink',
  serve(port) {
    expose({ echo, bounce: (bytes: Bytes) => transfer(bytes, [bytes.buffer]) }, nodeEndpoint(port));
  },
  connect(port) {
    const remote = wrap<Echo & { bounce(bytes: Bytes): Promise<Bytes> }>(nodeEndpoint(port));
    return {
      ...callerOf((value) => remote.echo(value)),
      handOver: (bytes) => remote.bounce(transfer(bytes, [bytes.buffer])),
    };
  },
};

const jsonrpc: Contender = {
  name: 'vscode-jsonrpc',
  serve(port) {
    const connection = createMessageConnection(new PortMessageReader(port), new PortMessageWriter(port));
    connection.onRequest('echo', echo);
    connection.listen();
  },
  connect(port) {
    const connection = createMessageConnection(new PortMessageReader(port), new PortMessageWriter(port));
    connection.listen();
    return callerOf((value) => connection.sendRequest('echo', value));
  },
};

class EchoTarget extends RpcTarget {
  echo(value: unknown): unknown {
    return value;
  }
}

type DomPort = Parameters<typeof newMessagePortRpcSession>[0];

const capnweb: Contender = {
  name: 'capnweb',
  serve(port) {
    newMessagePortRpcSession(port as unknown as DomPort, new EchoTarget());
  },
  connect(port) {
    const remote = newMessagePortRpcSession(port as unknown as DomPort) as unknown as Echo;
    return callerOf(async (value) => remote.echo(value));
  },
};

/** What one would otherwise take, each over its own adapter for ports. */
export const others: readonly Contender[] = [birpc, comlink, jsonrpc, capnweb];
