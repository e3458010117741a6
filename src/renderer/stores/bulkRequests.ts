import type { FrameDetail, ToPage } from '@contract';
import type { BulkPort } from '../platform';

type Answer = Extract<ToPage, { requestId: number }>;

/** Asks the bulk port for one thing at a time and finds the answer that belongs to the question. */
export class BulkRequests {
  readonly #port: BulkPort;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  // Random, so that what another window or an earlier page asked can't be taken for an answer to us.
  #nextId = Math.floor(Math.random() * 2 ** 40);
  #unlisten: (() => void) | undefined;

  constructor(port: BulkPort) {
    this.#port = port;
  }

  /** The raw texts of frames by their `seq`; those no longer kept come without a text. */
  async readFrames(targetId: string, seqs: readonly number[]): Promise<readonly FrameDetail[]> {
    const answer = await this.#ask((requestId) => ({ kind: 'read-frames', requestId, targetId, seqs }));
    return answer.kind === 'frames' ? answer.frames : [];
  }

  /** The whole text of a stored result. Throws with the inspector's words where it isn't kept any more. */
  async readResult(callId: string): Promise<string> {
    const answer = await this.#ask((requestId) => ({ kind: 'read-result', requestId, callId }));
    if (answer.kind !== 'result' || answer.text === undefined)
      throw new Error((answer.kind === 'result' && answer.error) || 'The result is not kept any more.');
    return answer.text;
  }

  dispose(): void {
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.#waiting.clear();
  }

  #ask(message: (requestId: number) => Parameters<BulkPort['post']>[0]): Promise<Answer> {
    this.#unlisten ??= this.#port.listen((received) => this.#take(received));
    const requestId = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(requestId, resolve);
      this.#port.post(message(requestId));
    });
  }

  #take(message: ToPage): void {
    if (!('requestId' in message)) return;
    const resolve = this.#waiting.get(message.requestId);
    this.#waiting.delete(message.requestId);
    resolve?.(message);
  }
}
