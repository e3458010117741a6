import { WebSocket } from 'ws';
import {
  WebSocketChannel,
  type WebSocketChannelOptions,
  type WebSocketLike,
} from '../shared/WebSocketChannel';

/** The options of {@link connectWebSocket}. */
export interface ConnectWebSocketOptions extends Omit<WebSocketChannelOptions, 'socket'> {
  /** `ws:` or `wss:`. */
  readonly url: string;
  /** Sent along with the handshake. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A frame of more bytes ends the link, because `ws` closes then; 64 MiB unless set. */
  readonly frameLimitBytes?: number;
  /** How long the handshake may take, in ms; 10,000 unless set. */
  readonly handshakeTimeoutMs?: number;
}

/**
 * A channel to a WebSocket server, from Node. Connects at once.
 *
 * @throws SyntaxError where the URL isn't one
 */
export function connectWebSocket(options: ConnectWebSocketOptions): WebSocketChannel {
  const {
    url,
    headers,
    frameLimitBytes = 64 * 1024 * 1024,
    handshakeTimeoutMs = 10_000,
    ...channel
  } = options;
  const socket = new WebSocket(url, {
    maxPayload: frameLimitBytes,
    handshakeTimeout: handshakeTimeoutMs,
    perMessageDeflate: false,
    ...(headers !== undefined && { headers }),
  });
  return new WebSocketChannel({ ...channel, socket: asLike(socket) });
}

/**
 * A channel over a socket that a `ws` server, or a {@link WebSocketAcceptor}, accepted; call it inside the server's
 * `connection` event, so that no frame is missed.
 */
export function acceptWebSocket(options: WebSocketChannelOptions): WebSocketChannel {
  return new WebSocketChannel(options);
}

/** The event types of `ws` are narrower in their overloads, not in what they carry. */
function asLike(socket: WebSocket): WebSocketLike {
  return socket as unknown as WebSocketLike;
}
