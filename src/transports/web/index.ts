/** Channels of a page to the world outside it. */
export type { FrameText, OnFrameText } from '../shared/FrameText';
export {
  WebSocketChannel,
  type WebSocketChannelOptions,
  WebSocketEndedError,
  type WebSocketLike,
} from '../shared/WebSocketChannel';
