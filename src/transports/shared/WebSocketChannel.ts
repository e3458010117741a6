import { stringifyJson } from '@json';
import {
  type Channel,
  ChannelClosedError,
  ChannelFullError,
  type ChannelSink,
  MalformedFrame,
  type Message,
} from '@mesh';
import { decodeFrame } from './decodeFrame';
import type { OnFrameText } from './FrameText';
import { SinkGate } from './SinkGate';
import { utf8Length } from './utf8Length';

/** What is used of a socket: a page's own WebSocket has it, and the one of `ws`. */
export interface WebSocketLike {
  /** 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number;
  /** How many bytes wait to be sent. */
  readonly bufferedAmount: number;
  /** Sends a text frame. */
  send(text: string): void;
  /** Closes it, with a status code and a reason. */
  close(code?: number, reason?: string): void;
  /** Ends it without the closing handshake, where it can: a page's own can't. */
  terminate?(): void;
  /** Hears that it is open. */
  addEventListener(type: 'open', listener: () => void): void;
  /** Hears of every frame: a string, of a binary one something else. */
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  /** Hears of its end: the status code and the peer's reason. */
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void;
  /** Hears what went wrong, before its end. */
  addEventListener(type: 'error', listener: (event: { message?: string }) => void): void;
}

/** The options of a {@link WebSocketChannel}. */
export interface WebSocketChannelOptions {
  /** The peer's name on this side. */
  readonly id: string;
  /** Open, or connecting. */
  readonly socket: WebSocketLike;
  /** Hears of every frame. */
  readonly onFrameText?: OnFrameText;
  /** How much may wait to be sent before `send` refuses more; 256 MiB unless set. */
  readonly maxBufferedBytes?: number;
}

/** How a WebSocket ended that didn't end in order: what the sink hears as the cause, and `start` rejects with. */
export class WebSocketEndedError extends Error {
  override readonly name = 'WebSocketEndedError';
  /** The status code (RFC 6455, section 7.4). */
  readonly code: number;

  /**
   * @param code the status code
   * @param reason what the peer said, perhaps nothing
   * @param message what the socket says of it, in place of the two
   */
  constructor(code: number, reason: string, message?: string) {
    super(message ?? `the WebSocket was closed with code ${code}${reason === '' ? '' : `: ${reason}`}`);
    this.code = code;
  }
}

const OPEN = 1;
const CLOSED = 3;
/** How long the closing handshake may take. */
const LAST_WORDS_MS = 1_000;
/** So much may come before the channel starts. */
const MOST_EARLY_BYTES = 64 * 1024 * 1024;
const NORMAL = 1000;
/** Normal, going away, and no status at all: nothing went wrong. */
const ORDERLY = [NORMAL, 1001, 1005];

/**
 * One JSON message a text frame (protocol.md, "The same protocol over"). Make it in the same turn as the socket, so that no
 * frame is missed. A frame that is no JSON is a violation, and doesn't end the link.
 */
export class WebSocketChannel implements Channel {
  readonly id: string;
  readonly #socket: WebSocketLike;
  readonly #onFrameText: OnFrameText | undefined;
  readonly #maxBufferedBytes: number;
  readonly #gate = new SinkGate(MOST_EARLY_BYTES);
  readonly #opened: Promise<void>;
  #closing = false;

  constructor({ id, socket, onFrameText, maxBufferedBytes = 256 * 1024 * 1024 }: WebSocketChannelOptions) {
    this.id = id;
    this.#socket = socket;
    this.#onFrameText = onFrameText;
    this.#maxBufferedBytes = maxBufferedBytes;
    let problem: string | undefined;
    this.#opened = new Promise((resolve, reject) => {
      if (socket.readyState === OPEN) resolve();
      else socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', (event) => (problem = event.message));
      socket.addEventListener('close', ({ code, reason }) => {
        const ended = new WebSocketEndedError(code, reason, problem);
        reject(ended);
        this.#gate.end(this.#closing || ORDERLY.includes(code) ? undefined : ended);
      });
    });
    // Heard again in `start`; a channel that is never started must not end the process.
    this.#opened.catch(() => undefined);
    socket.addEventListener('message', ({ data }) => this.#take(data));
  }

  /** Resolves once the socket is open. @throws WebSocketEndedError where it closed before */
  async start(sink: ChannelSink): Promise<void> {
    await this.#opened;
    this.#gate.open(sink);
  }

  /** @throws ChannelClosedError while the socket isn't open; ChannelFullError where more than `maxBufferedBytes` wait */
  send(message: Message): void {
    if (this.#closing || this.#gate.ended || this.#socket.readyState !== OPEN)
      throw new ChannelClosedError(this.id);
    const text = stringifyJson(message);
    const waiting = this.#socket.bufferedAmount;
    if (waiting > this.#maxBufferedBytes) throw new ChannelFullError(this.id, `${waiting} bytes`);
    this.#onFrameText?.({ direction: 'out', text, sizeBytes: utf8Length(text) });
    this.#socket.send(text);
  }

  /** Closes the socket, with code 1000. A peer that doesn't answer that within a second is cut off. */
  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    const socket = this.#socket;
    if (socket.readyState !== CLOSED) {
      const patience = setTimeout(() => socket.terminate?.(), LAST_WORDS_MS);
      socket.addEventListener('close', () => clearTimeout(patience));
      socket.close(NORMAL);
    }
    this.#gate.end();
  }

  #take(data: unknown): void {
    if (this.#gate.ended) return;
    if (typeof data !== 'string') {
      const reason = 'a binary frame, where one JSON message a text frame is due';
      return this.#gate.receive(new MalformedFrame(data, reason), sizeOf(data));
    }
    const sizeBytes = utf8Length(data);
    this.#onFrameText?.({ direction: 'in', text: data, sizeBytes });
    this.#gate.receive(decodeFrame(data, sizeBytes, 'frame'), sizeBytes);
  }
}

/** Of a binary frame: in Node a buffer or several, in a page a Blob or an ArrayBuffer. */
function sizeOf(data: unknown): number {
  if (Array.isArray(data)) return data.reduce<number>((sum, part) => sum + sizeOf(part), 0);
  const { byteLength, size } = Object(data) as { readonly byteLength?: number; readonly size?: number };
  return byteLength ?? size ?? 0;
}
