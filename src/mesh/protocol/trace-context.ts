import { type IdSource, randomHex } from './id-source';
import type { Meta } from './message';

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Makes the trace contexts that calls carry (W3C Trace Context, version 00). */
export class TraceContexts {
  readonly #ids: IdSource;
  readonly #spanPrefix = randomHex(4);
  #span = 0;

  constructor(ids: IdSource) {
    this.#ids = ids;
  }

  /**
   * The `_meta` of a new call: continues the context in `given`, under a span of its own; without one, begins a trace
   * where `tracing` is on. Undefined: nothing to carry.
   */
  metaOf(given: Meta | undefined, tracing: boolean): Meta | undefined {
    const parent = given?.traceparent;
    if (parent !== undefined && TRACEPARENT.test(parent)) {
      return { ...given, traceparent: `${parent.slice(0, 36)}${this.#nextSpan()}${parent.slice(52)}` };
    }
    if (!tracing || parent !== undefined) return given;
    const trace = this.#ids.next().replace(/-/g, '');
    return { ...given, traceparent: `00-${trace}-${this.#nextSpan()}-01` };
  }

  #nextSpan(): string {
    this.#span += 1;
    return this.#spanPrefix + this.#span.toString(16).padStart(8, '0');
  }
}
