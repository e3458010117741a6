import type { StreamEnd, StreamItems, WireError } from '../../protocol/message';
import type { ForwardedCall } from '../calls/forwarded-calls';
import { refuseCall, replyToCall } from '../calls/reply';
import type { Core } from '../core';
import { footprintOf } from '../ids/footprint';
import type { PeerLink } from '../links/peer-link';
import { IncomingStream } from './incoming-stream';
import { tooLong } from './stream-failure';

/** A stream that is collected here, in its owner's place, for a caller whose link carries none. */
export class CollectedStream extends IncomingStream<PeerLink> {
  readonly #items: unknown[] = [];

  constructor(core: Core, call: ForwardedCall) {
    super(core, call);
  }

  override finished({ error }: StreamEnd): void {
    const { id, source } = this.call;
    if (error) return this.fail(error);
    replyToCall(this.core, source, id, { ok: true, result: this.#items });
  }

  override fail(error: WireError): void {
    const { id, source } = this.call;
    refuseCall(this.core, source, id, error);
  }

  protected override take({ items }: StreamItems): void {
    const { maxCollectedItems, maxHeldPerChannel } = this.core.settings;
    this.#items.push(...items);
    this.#hold(footprintOf(items, maxHeldPerChannel));
    if (this.#items.length > maxCollectedItems) this.#refuse(`${maxCollectedItems} items`);
    else if (this.call.source.heldCallChars > maxHeldPerChannel)
      this.#refuse(`${maxHeldPerChannel} characters`);
    else this.taken(items.length);
  }

  /** What is collected for a channel counts as kept of its calls. */
  #hold(chars: number): void {
    const { call } = this;
    call.size += chars;
    call.source.heldCallChars += chars;
  }

  #refuse(most: string): void {
    this.break(tooLong(this.call.commandId, most));
  }
}
