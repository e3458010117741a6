/** The two sockets that a page has to its server. */
export interface ServerSockets {
  readonly mesh: WebSocket;
  readonly bulk: WebSocket;
  /** Rejects where the server isn't there, or doesn't let this page in. */
  readonly opened: Promise<unknown>;
}

function address(path: string): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${path}`;
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('close', () => reject(new Error('The server took no connection.')));
  });
}

/** Opens both sockets; should either not open, or end later, the other ends too. */
export function openServerSockets(): ServerSockets {
  const mesh = new WebSocket(address('/mesh'));
  const bulk = new WebSocket(address('/bulk'));
  mesh.addEventListener('close', () => bulk.close());
  bulk.addEventListener('close', () => mesh.close());
  return { mesh, bulk, opened: Promise.all([opened(mesh), opened(bulk)]) };
}
