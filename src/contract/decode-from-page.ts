import * as v from 'valibot';
import type { FromPage } from './bulk';

const targetId = v.string();
const requestId = v.number();
const sequence = v.pipe(v.number(), v.integer(), v.minValue(-1));

const FromPageSchema = v.variant('kind', [
  v.object({ kind: v.literal('watch'), targetId, afterSeq: sequence, afterLogSeq: sequence }),
  v.object({ kind: v.literal('unwatch') }),
  v.object({ kind: v.literal('ack'), batchId: v.number() }),
  v.object({ kind: v.literal('clear'), targetId, what: v.picklist(['frames', 'log']) }),
  v.object({ kind: v.literal('read-frames'), requestId, targetId, seqs: v.array(v.number()) }),
  v.object({ kind: v.literal('read-result'), requestId, callId: v.string() }),
  v.object({ kind: v.literal('self-records'), registry: v.string(), records: v.array(v.string()) }),
]);

/** Reads what came from a page over its bulk port; undefined: it isn't anything that a page says. */
export function decodeFromPage(value: unknown): FromPage | undefined {
  const { success, output } = v.safeParse(FromPageSchema, value);
  return success ? output : undefined;
}
