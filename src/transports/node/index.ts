/**
 * Channels of a Node program to the world outside it: programs, threads, sockets, WebSocket. In a bundle for pages there is
 * only what a page can have: {@link WebSocketChannel} over the page's own `WebSocket`, and what goes with it.
 *
 * @module meshscope/transports
 */
export { JsonNumber } from '@json';
export type { FrameText, OnFrameText } from '../shared/FrameText';
export {
  WebSocketChannel,
  type WebSocketChannelOptions,
  WebSocketEndedError,
  type WebSocketLike,
} from '../shared/WebSocketChannel';
export { acceptWebSocket, type ConnectWebSocketOptions, connectWebSocket } from './connectWebSocket';
export { NdjsonChannel, type NdjsonChannelOptions, type NdjsonOptions } from './NdjsonChannel';
export { ProcessChannel, type ProcessChannelOptions } from './ProcessChannel';
export { describeExit, type ProcessExit, ProcessExitError, SpawnError } from './ProcessExit';
export { SocketChannel, type SocketChannelOptions } from './SocketChannel';
export { CommandLineError, splitCommandLine } from './splitCommandLine';
export { stdioChannel } from './stdioChannel';
export { type AcceptedSocket, WebSocketAcceptor, type WebSocketAcceptorOptions } from './WebSocketAcceptor';
export { linkToParentThread, WorkerChannel, type WorkerChannelOptions } from './WorkerChannel';
