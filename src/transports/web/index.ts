/** Channels of a page to the world outside it: what `meshscope/transports` is in a bundle for pages. */
export { JsonNumber } from '@json';
export type { FrameText, OnFrameText } from '../shared/FrameText';
export {
  WebSocketChannel,
  type WebSocketChannelOptions,
  WebSocketEndedError,
  type WebSocketLike,
} from '../shared/WebSocketChannel';
