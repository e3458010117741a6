import type { FromPage } from '@contract';
import * as v from 'valibot';

const integer = v.pipe(v.number(), v.integer(), v.minValue(0));

const Shape = v.variant('kind', [
  v.object({ kind: v.literal('watch'), targetId: v.string(), afterSeq: v.number(), afterLogSeq: v.number() }),
  v.object({ kind: v.literal('watch-log'), targetId: v.string() }),
  v.object({ kind: v.literal('unwatch') }),
  v.object({ kind: v.literal('ack'), batchId: integer }),
  v.object({ kind: v.literal('clear'), targetId: v.string(), what: v.picklist(['frames', 'log']) }),
  v.object({
    kind: v.literal('read-frames'),
    requestId: integer,
    targetId: v.string(),
    seqs: v.pipe(v.array(integer), v.maxLength(100_000)),
  }),
  v.object({ kind: v.literal('read-result'), requestId: integer, callId: v.string() }),
  v.object({ kind: v.literal('self-records'), registry: v.string(), records: v.array(v.string()) }),
]);

/** Whether a message is one that a page may send over its bulk port. */
export function isFromPage(message: unknown): message is FromPage {
  return v.is(Shape, message);
}
