import type { FrameRow, LogRow } from '@contract';
import type { Filterable } from './filter/filter';

const REASONS = ['late', 'repeated', 'foreign', 'orphaned'];

/** A frame that the protocol didn't want: malformed or forbidden, ignored, refused. An error reply is none. */
export const isProblemFrame = (row: FrameRow): boolean => row.kind !== 'frame';

/** An event; malformed and private ones are for Traffic. */
export const isEvent = (row: FrameRow): boolean => row.kind === 'frame' && row.type === 'event';

/** The first word of why a frame was ignored: late, repeated, foreign, orphaned. */
export const ignoredAs = (row: FrameRow): string | undefined =>
  row.kind === 'ignored' ? REASONS.find((word) => row.reason?.startsWith(word)) : undefined;

function statesOf(row: FrameRow): string[] {
  const states: string[] = [];
  if (isProblemFrame(row)) states.push('problem', row.kind);
  const ignored = ignoredAs(row);
  if (ignored !== undefined) states.push(ignored);
  if (row.outcome !== undefined) states.push(row.outcome);
  if (row.type === 'event') states.push('event');
  else if (row.type?.endsWith('.request')) states.push('request');
  else if (row.type?.endsWith('.response')) states.push('reply');
  if (row.previewCut) states.push('cut');
  return states;
}

const searchText = (row: FrameRow): string =>
  [row.preview, row.reason, row.errorCode, row.messageId, row.thid]
    .filter((part) => part !== undefined)
    .join('\n');

/** A frame as the filter sees it. Texts are put together only if the filter asks for them. */
export function describeFrame(row: FrameRow): Filterable {
  return {
    ...(row.type === undefined ? {} : { type: row.type }),
    ...(row.subject === undefined ? {} : { id: row.subject }),
    ...(row.registry === undefined ? {} : { registry: row.registry }),
    ...(row.messageId === undefined ? {} : { messageId: row.messageId }),
    ...(row.thid === undefined ? {} : { thid: row.thid }),
    ...(row.traceId === undefined ? {} : { traceId: row.traceId }),
    ...(row.durationMs === undefined ? {} : { durationMs: row.durationMs }),
    ...(row.preview === undefined ? {} : { payload: row.preview }),
    channel: row.channel,
    direction: row.direction,
    sizeBytes: row.sizeBytes,
    payloadCut: row.previewCut === true,
    get states() {
      return statesOf(row);
    },
    get text() {
      return searchText(row);
    },
  };
}

/** A line of the log as the filter sees it. */
export function describeLog(row: LogRow): Filterable {
  const states = row.level === 'error' ? ['error', 'problem'] : row.level === 'warn' ? ['problem'] : [];
  return { level: row.level, source: row.source, target: row.targetId, text: row.text, states };
}
