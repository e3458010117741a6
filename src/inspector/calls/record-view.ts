import { type CallRecord, INLINE_RESULT_BYTES } from '@contract';
import type { StoredCall } from '../store/messages';

/** Of each text; larger ones are left out of lists and events. */
export const LISTED_CHARS = 16 * 1024;

/** A call with its whole input, and its result as far as that travels with it. */
export function wholeRecord({ record, requestText, resultText }: StoredCall): CallRecord {
  const inline = resultText !== undefined && (record.resultSizeBytes ?? 0) <= INLINE_RESULT_BYTES;
  return {
    ...record,
    ...(requestText !== undefined && { requestText }),
    ...(inline && { resultText }),
    ...(resultText !== undefined && !inline && { resultStored: true }),
  };
}

/** A call as a list or an event has it: without large texts. */
export function listedRecord(call: StoredCall): CallRecord {
  const { requestText, resultText, ...record } = wholeRecord(call);
  const isLarge = resultText !== undefined && resultText.length > LISTED_CHARS;
  return {
    ...record,
    ...(requestText !== undefined && requestText.length <= LISTED_CHARS && { requestText }),
    ...(resultText !== undefined && !isLarge && { resultText }),
    ...(isLarge && { resultStored: true }),
  };
}
