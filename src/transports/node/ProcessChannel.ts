import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Channel, ChannelSink, Message } from '@mesh';
import { LineSplitter } from './LineSplitter';
import { NdjsonChannel, type NdjsonOptions } from './NdjsonChannel';
import { PacedReader } from './PacedReader';
import { type ProcessExit, ProcessExitError, SpawnError } from './ProcessExit';
import { ProcessTree } from './ProcessTree';
import { spawnProblem } from './spawnProblem';
import { splitCommandLine } from './splitCommandLine';

/** The options of a {@link ProcessChannel}. */
export interface ProcessChannelOptions extends NdjsonOptions {
  /** The program's name on this side. */
  readonly id: string;
  /** The program and its arguments, or a line that is split into them as a shell would. No shell runs. */
  readonly command: readonly string[] | string;
  /** Where it runs; this program's own directory unless set. */
  readonly cwd?: string;
  /** Added to this program's own environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /**
   * Gets every line of stderr, without its end; a line over 64 KiB only by its beginning. Unless set they go to this program's
   * own stderr, so that a program that fails is heard.
   */
  readonly onStderr?: (line: string) => void;
  /** After its stdin was closed, and again after SIGTERM, the program has this long to go, in ms; 2,000 unless set. */
  readonly graceMs?: number;
}

const STDERR_LINE_BYTES = 64 * 1024;

/** Between the end of a process and the end of its stdout, or the other way round. */
const TRAILING_MS = 500;

/**
 * A program started here, at once, that speaks NDJSON on its stdin and stdout; stderr is its log (protocol.md, byte streams).
 * It need not be a Node program. Where it ends by itself the sink hears a {@link ProcessExitError}.
 */
export class ProcessChannel implements Channel {
  readonly id: string;
  /** The words that were started. */
  readonly command: readonly string[];
  /** Resolves with the pid once the program runs; rejects with a SpawnError where it can't be started. */
  readonly started: Promise<number>;
  /** Resolves when the process has ended (never for one that couldn't be started). */
  readonly exited: Promise<ProcessExit>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #tree: ProcessTree;
  readonly #lines: NdjsonChannel;
  readonly #graceMs: number;
  #exit: ProcessExit | undefined;
  #ending: Promise<void> | undefined;

  /** @throws CommandLineError where the line can't be split */
  constructor(options: ProcessChannelOptions) {
    const { id, command, cwd, env, onStderr, graceMs = 2_000, ...ndjson } = options;
    this.id = id;
    this.command = typeof command === 'string' ? splitCommandLine(command) : command;
    this.#graceMs = graceMs;
    const [program = '', ...args] = this.command;
    this.#child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own, so that close ends what the program started, too.
      detached: process.platform !== 'win32',
      windowsHide: true,
      env: { ...process.env, ...env },
      ...(cwd !== undefined && { cwd }),
    });
    const child = this.#child;
    this.#tree = new ProcessTree(child);
    this.started = new Promise((resolve, reject) => {
      child.once('spawn', () => resolve(child.pid ?? 0));
      child.once('error', (error) => reject(new SpawnError(spawnProblem(program, cwd, error), error)));
    });
    // Heard again in `start`; a channel that is never started must not end this program.
    this.started.catch(() => undefined);
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#exit = { code, signal };
        resolve(this.#exit);
        // A descendant may keep stdout open: the link ends with the program all the same.
        destroyOnceIdle(child.stdout);
      });
    });
    this.#lines = new NdjsonChannel({
      ...ndjson,
      id,
      readable: child.stdout,
      writable: child.stdin,
      explainEnd: (cause) => this.#explainEnd(program, cause),
    });
    readLines(child.stderr, onStderr ?? toOwnStderr);
  }

  /** The process id; undefined where the program couldn't be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** How much has come of a line that isn't at its end yet. */
  get unfinishedBytes(): number {
    return this.#lines.unfinishedBytes;
  }

  /** Resolves once the program runs. @throws SpawnError where it can't be started */
  async start(sink: ChannelSink): Promise<void> {
    await this.started;
    this.#lines.start(sink);
  }

  /** @throws as {@link NdjsonChannel.send} does */
  send(message: Message): void {
    this.#lines.send(message);
  }

  /** Ends the program and what it started: closed stdin, SIGTERM, SIGKILL, with the grace period between them. */
  close(): Promise<void> {
    this.#lines.close();
    return this.#endTree();
  }

  #endTree(): Promise<void> {
    this.#ending ??= this.#endInSteps();
    return this.#ending;
  }

  async #endInSteps(): Promise<void> {
    if (this.#child.pid === undefined) return;
    if (await this.#endsWithin(this.#graceMs)) {
      // What it started and left behind goes, too.
      this.#tree.kill('SIGKILL');
      return;
    }
    this.#tree.kill('SIGTERM');
    if (!(await this.#endsWithin(this.#graceMs))) this.#tree.kill('SIGKILL');
    await this.exited;
  }

  async #endsWithin(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([this.exited, late]);
    clearTimeout(timer);
    return this.#exit !== undefined;
  }

  /** The streams have ended by themselves: the exit code says more, if it comes. */
  async #explainEnd(program: string, cause: unknown): Promise<unknown> {
    const exited = await this.#endsWithin(TRAILING_MS);
    void this.#endTree();
    if (!exited || this.#exit === undefined) return cause ?? new Error(`${program} closed its stdout`);
    return new ProcessExitError(program, this.#exit);
  }
}

function toOwnStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  const lines = new LineSplitter(STDERR_LINE_BYTES, {
    line: (bytes) => onLine(bytes.toString('utf8')),
    longLine: (beginning, sizeBytes) => onLine(`${beginning.toString('utf8')}… (${sizeBytes} bytes)`),
  });
  const reader = new PacedReader(stream, (piece) => lines.push(piece));
  stream.once('end', () => reader.afterwards(() => lines.end()));
  stream.on('error', () => {
    // The log is lost, the link isn't.
  });
}

/** Destroys a stream when nothing came from it for a while; what still waits in its pipe is read first. */
function destroyOnceIdle(stream: Readable): void {
  if (stream.destroyed) return;
  let idle = true;
  let timer: NodeJS.Timeout | undefined;
  const onData = (): void => {
    idle = false;
  };
  stream.on('data', onData);
  stream.once('close', () => clearTimeout(timer));
  const look = (): void => {
    if (stream.destroyed) return;
    idle = true;
    // A turn of the loop in between reads what waits, however long the loop was busy.
    timer = setTimeout(
      () => setImmediate(() => (idle && !stream.isPaused() ? stream.destroy() : look())),
      TRAILING_MS,
    );
  };
  look();
}
