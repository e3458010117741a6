import type { Readable, Writable } from 'node:stream';
import { stringifyJson } from '@json';
import {
  type Channel,
  ChannelClosedError,
  ChannelFullError,
  type ChannelSink,
  MalformedFrame,
  type Message,
} from '@mesh';
import { decodeFrame } from '../shared/decodeFrame';
import type { OnFrameText } from '../shared/FrameText';
import { SinkGate } from '../shared/SinkGate';
import { decodeUtf8 } from './decodeUtf8';
import { LineSplitter } from './LineSplitter';
import { PacedReader } from './PacedReader';

/** What the channels over byte streams have in common. */
export interface NdjsonOptions {
  /** Hears of every line. */
  readonly onFrameText?: OnFrameText;
  /** A line over it is reported and skipped; 64 MiB unless set (protocol.md). */
  readonly lineLimitBytes?: number;
  /** How much may wait to be written before `send` refuses more; 256 MiB unless set. */
  readonly maxBufferedBytes?: number;
}

/** The options of an {@link NdjsonChannel}. */
export interface NdjsonChannelOptions extends NdjsonOptions {
  /** The peer's name on this side. */
  readonly id: string;
  /** What comes in: bytes, without an encoding set. */
  readonly readable: Readable;
  /** What goes out. */
  readonly writable: Writable;
  /** Awaited when the streams end by themselves: gives the cause that the sink hears (a program's exit code). */
  readonly explainEnd?: (cause: unknown) => Promise<unknown>;
}

const MIB = 1024 * 1024;

/** How long a peer that stopped reading may go on writing: its last replies are still taken. */
const LAST_WORDS_MS = 1_000;

/**
 * One JSON message a line (UTF-8, `\n`) over a pair of byte streams (protocol.md, byte streams): stdio, TCP, Unix sockets,
 * pipes. A line that is no JSON, or too long, is a violation, and doesn't end the link. It ends when `readable` does, or soon
 * after `writable` failed.
 */
export class NdjsonChannel implements Channel {
  readonly id: string;
  readonly #readable: Readable;
  readonly #writable: Writable;
  readonly #onFrameText: OnFrameText | undefined;
  readonly #lineLimitBytes: number;
  readonly #maxBufferedBytes: number;
  readonly #explainEnd: (cause: unknown) => Promise<unknown>;
  /** It reads only once it has started: nothing waits there. */
  readonly #gate = new SinkGate(0);
  #lines: LineSplitter | undefined;
  #reader: PacedReader | undefined;
  #started = false;
  #corked = false;
  #writeFailed = false;
  #ending = false;
  #lastWords: NodeJS.Timeout | undefined;

  /** @param options the streams, whose errors are heard from now on */
  constructor(options: NdjsonChannelOptions) {
    this.id = options.id;
    this.#readable = options.readable;
    this.#writable = options.writable;
    this.#onFrameText = options.onFrameText;
    this.#lineLimitBytes = options.lineLimitBytes ?? 64 * MIB;
    this.#maxBufferedBytes = options.maxBufferedBytes ?? 256 * MIB;
    this.#explainEnd = options.explainEnd ?? ((cause) => Promise.resolve(cause));
    // From the beginning: an error event that nobody hears would end the process.
    this.#readable.on('error', (error) => this.#endedAfterAll(error));
    this.#readable.once('close', () => this.#endedAfterAll(undefined));
    this.#writable.on('error', (error) => this.#cannotWrite(error));
  }

  /** How much has come of a line that isn't at its end yet. */
  get unfinishedBytes(): number {
    return this.#lines?.unfinishedBytes ?? 0;
  }

  /** Begins to read. @throws Error where it was started before */
  start(sink: ChannelSink): void {
    if (this.#started) throw new Error(`the channel ${this.id} was started before`);
    this.#started = true;
    const lines = new LineSplitter(this.#lineLimitBytes, {
      line: (bytes) => this.#take(bytes),
      longLine: (beginning, sizeBytes) => this.#takeLong(beginning, sizeBytes),
    });
    this.#lines = lines;
    this.#gate.open(sink);
    if (this.#gate.ended) return;
    const reader = new PacedReader(this.#readable, (piece) => {
      if (!this.#gate.ended) lines.push(piece);
    });
    this.#reader = reader;
    this.#readable.once('end', () =>
      reader.afterwards(() => {
        if (!this.#gate.ended) lines.end();
        this.#ended(undefined);
      }),
    );
    if (this.#readable.readableEnded || this.#readable.destroyed) this.#ended(undefined);
  }

  /** @throws ChannelClosedError once closed; ChannelFullError where the peer doesn't read, and more than `maxBufferedBytes` wait */
  send(message: Message): void {
    if (this.#gate.ended || this.#writeFailed || this.#writable.writableEnded || this.#writable.destroyed)
      throw new ChannelClosedError(this.id);
    const text = stringifyJson(message);
    const waiting = this.#writable.writableLength;
    if (waiting > this.#maxBufferedBytes) throw new ChannelFullError(this.id, `${waiting} bytes`);
    const line = Buffer.from(`${text}\n`);
    this.#onFrameText?.({ direction: 'out', text, sizeBytes: line.length - 1 });
    this.#cork();
    this.#writable.write(line);
  }

  /** Ends both streams. What was sent before is still written, if the peer takes it within a second. */
  close(): void {
    this.#finish(undefined);
    const destroy = (): void => {
      clearTimeout(patience);
      this.#readable.destroy();
    };
    const patience = setTimeout(() => {
      destroy();
      // What nobody takes would keep the process alive.
      this.#writable.destroy();
    }, LAST_WORDS_MS);
    this.#writable.end(destroy);
  }

  /** What is sent in one turn goes out in one system call. */
  #cork(): void {
    if (this.#corked) return;
    this.#corked = true;
    this.#writable.cork();
    process.nextTick(() => {
      this.#corked = false;
      this.#writable.uncork();
    });
  }

  #take(bytes: Buffer): void {
    const { text, invalidAt } = decodeUtf8(bytes);
    if (invalidAt === undefined && text.trim() === '') return;
    this.#onFrameText?.({ direction: 'in', text, sizeBytes: bytes.length });
    this.#gate.receive(
      invalidAt === undefined
        ? decodeFrame(text, bytes.length, 'line')
        : new MalformedFrame(text, `not UTF-8: byte ${invalidAt + 1} of the line doesn't fit`),
      bytes.length,
    );
  }

  #takeLong(beginning: Buffer, sizeBytes: number): void {
    const { text } = decodeUtf8(beginning);
    this.#onFrameText?.({ direction: 'in', text, sizeBytes, cut: true });
    const limit = `${Number((this.#lineLimitBytes / MIB).toFixed(3))} MiB`;
    const reason = `the line has ${sizeBytes} bytes, the limit is ${limit}`;
    this.#gate.receive(new MalformedFrame(text, reason), sizeBytes);
  }

  #cannotWrite(error: Error): void {
    this.#writeFailed = true;
    if (this.#gate.ended || this.#ending || this.#lastWords !== undefined) return;
    this.#lastWords = setTimeout(() => this.#ended(error), LAST_WORDS_MS);
  }

  /** What was read before the end is still taken. */
  #endedAfterAll(cause: unknown): void {
    if (this.#reader === undefined) this.#ended(cause);
    else this.#reader.afterwards(() => this.#ended(cause));
  }

  #ended(cause: unknown): void {
    if (this.#ending || this.#gate.ended) return;
    this.#ending = true;
    this.#explainEnd(cause).then(
      (explained) => this.#finish(explained),
      (error: unknown) => this.#finish(error),
    );
    this.#writable.end();
  }

  #finish(cause: unknown): void {
    this.#ending = true;
    clearTimeout(this.#lastWords);
    this.#gate.end(cause);
  }
}
