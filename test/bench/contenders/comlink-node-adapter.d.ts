declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { MessagePort } from 'node:worker_threads';
  import type { Endpoint } from 'comlink';

  /** Comlink's own adapter for ports of Node; the package has its types in another place. */
  export default function nodeEndpoint(port: MessagePort): Endpoint;
}
