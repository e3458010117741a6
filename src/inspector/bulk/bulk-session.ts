import type { FromPage, ToPage } from '@contract';
import type { Clock } from '../clock';
import type { Target } from '../targets/target';
import { BatchFeed } from './batch-feed';
import type { BulkPort } from './bulk-port';
import { isFromPage } from './is-from-page';

/** What a session asks of the inspector. */
export interface BulkServices {
  readonly now: Clock;
  target(targetId: string): Target | undefined;
  /** The text of a call's result, however large. @throws Error where it isn't kept */
  resultText(callId: string): Promise<string>;
  reportSelf(registry: string, records: readonly string[]): void;
}

/** Serves one page's bulk port until it closes (contract/bulk.ts). */
export class BulkSession {
  #feed: BatchFeed | undefined;
  #closed = false;

  constructor(
    private readonly port: BulkPort,
    private readonly services: BulkServices,
    private readonly onClose: () => void,
  ) {
    port.listen(
      (message) => {
        if (!this.#closed && isFromPage(message)) this.#take(message);
      },
      () => this.close(),
    );
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.onClose();
    this.#feed?.stop();
    this.#feed = undefined;
  }

  #take(message: FromPage): void {
    switch (message.kind) {
      case 'watch':
        this.#watch(message.targetId, message.afterSeq, message.afterLogSeq);
        break;
      case 'watch-log': {
        const target = this.services.target(message.targetId);
        if (target !== undefined) this.#feed?.watchLog(target);
        break;
      }
      case 'unwatch':
        this.#feed?.stop();
        this.#feed = undefined;
        break;
      case 'ack':
        this.#feed?.ack(message.batchId);
        break;
      case 'clear': {
        const target = this.services.target(message.targetId);
        if (message.what === 'frames') target?.capture.clear();
        else target?.log.clear();
        break;
      }
      case 'read-frames':
        void this.#readFrames(message.requestId, message.targetId, message.seqs);
        break;
      case 'read-result':
        void this.#readResult(message.requestId, message.callId);
        break;
      case 'self-records':
        this.services.reportSelf(message.registry, message.records);
        break;
    }
  }

  #watch(targetId: string, afterSeq: number, afterLogSeq: number): void {
    this.#feed?.stop();
    const target = this.services.target(targetId);
    this.#feed =
      target &&
      new BatchFeed(target, afterSeq, afterLogSeq, (message) => this.#post(message), this.services.now);
  }

  async #readFrames(requestId: number, targetId: string, seqs: readonly number[]): Promise<void> {
    try {
      const frames =
        (await this.services.target(targetId)?.capture.texts(seqs)) ?? seqs.map((seq) => ({ seq }));
      this.#post({ kind: 'frames', requestId, frames });
    } catch {
      // The store has ended, and said so: no text is kept any more.
      this.#post({ kind: 'frames', requestId, frames: seqs.map((seq) => ({ seq })) });
    }
  }

  async #readResult(requestId: number, callId: string): Promise<void> {
    try {
      this.#post({ kind: 'result', requestId, text: await this.services.resultText(callId) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#post({ kind: 'result', requestId, error: reason });
    }
  }

  #post(message: ToPage): void {
    if (!this.#closed) this.port.post(message);
  }
}
