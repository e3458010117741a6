import { Worker } from 'node:worker_threads';
import type { DamagedFile } from '@contract';
import type { Logger } from '@mesh';
import type { FromStore, StoreQuestion, StoreQuestions, StoreWorkerData, ToStore } from './messages';
import { WriteQueue } from './write-queue';

export interface StoreOptions {
  readonly workerFile: string;
  readonly historyFile: string;
  readonly logger?: Logger | undefined;
}

/** What the store found when it opened. */
export interface StoreOpened {
  readonly calls: number;
  readonly damaged?: DamagedFile;
  /** Why the history is kept in memory only. */
  readonly unwritten?: string;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** This thread's end of the store. */
export class StoreClient {
  /** Resolves once the store is open; rejects with a clear message where it can't be had. */
  readonly opened: Promise<StoreOpened>;
  readonly frames: WriteQueue;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastAskId = 0;
  #ended: Error | undefined;
  #closing = false;

  constructor(options: StoreOptions) {
    const workerData: StoreWorkerData = { historyFile: options.historyFile };
    this.#worker = new Worker(options.workerFile, { workerData });
    this.frames = new WriteQueue({
      post: (writeId, writes) => this.#post({ kind: 'write', writeId, writes }),
      failed: (reason) => options.logger?.error(`Frames couldn't be stored: ${reason}`),
    });
    this.opened = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromStore) => {
        if (message.kind === 'ready') resolve(message);
        else if (message.kind === 'failed') reject(unavailable(message.reason));
        else this.#take(message);
      });
      this.#worker.once('error', (error) => this.#end(unavailable(error.message), reject));
      this.#worker.once('exit', (code) => this.#end(unavailable(`its thread ended with ${code}`), reject));
    });
    // Whoever awaits it says so; nobody may before the inspector is there.
    this.opened.catch(() => undefined);
  }

  /** Asks the store; frames that were written before are in it by then. */
  async ask<Q extends StoreQuestion>(
    kind: Q,
    ask: StoreQuestions[Q]['ask'],
  ): Promise<StoreQuestions[Q]['answer']> {
    if (this.#ended !== undefined) throw this.#ended;
    this.frames.flush();
    const askId = ++this.#lastAskId;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(askId, { resolve, reject }));
    this.#post({ kind, askId, ask } as ToStore);
    return (await answer) as StoreQuestions[Q]['answer'];
  }

  /** Closes the store: the history is on disk, the frames are gone. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    this.frames.stop();
    try {
      await this.ask('close', {});
    } catch {
      // It had ended already, and said so when it did.
    }
    await this.#worker.terminate();
  }

  #post(message: ToStore): void {
    if (this.#ended === undefined) this.#worker.postMessage(message);
  }

  #take(message: Extract<FromStore, { kind: 'written' | 'answer' }>): void {
    if (message.kind === 'written') {
      this.frames.written(message.writeId, message.error);
      return;
    }
    const waiting = this.#waiting.get(message.askId);
    this.#waiting.delete(message.askId);
    if (message.error === undefined) waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.error));
  }

  #end(error: Error, reject: (error: Error) => void): void {
    this.#ended ??= error;
    reject(error);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/** What Node says where a package isn't there: the one, or the one of its binary for this system. */
const NOT_INSTALLED = /^Cannot find (?:module|package) '@?libsql[^']*'/;

function unavailable(reason: string): Error {
  if (NOT_INSTALLED.test(reason))
    return new Error(
      "What is captured is kept by the package libsql (SQLite), which isn't installed here for this system. Install it beside Meshscope: npm install libsql@0.5",
    );
  return new Error(`The capture store (SQLite, through libsql) isn't available: ${reason}`);
}
