import { answersCall, type FrameRow, PREVIEW_CHARS } from '@contract';
import { cutText } from '../wire/cut-text';
import type { SniffedFrame } from '../wire/sniff-frame';
import type { SeenRequest } from './open-requests';
import { shortened, shortId } from './short-id';

/** A frame as a link hands it to the capture. */
export interface CapturedFrame {
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly channel: string;
  /** On `self:`, the registry that saw it. */
  readonly registry?: string;
  readonly text: string;
  readonly sizeBytes: number;
  /** The link carries objects: the text is their JSON. */
  readonly sizeOfJson?: true;
  readonly verdict?: Verdict;
  /** The registry couldn't take it for a message at all. */
  readonly unreadable?: true;
}

/** What the registry made of a frame, where that isn't plain acceptance. */
export interface Verdict {
  readonly kind: 'violation' | 'ignored' | 'refused';
  readonly reason: string;
}

/** A reason may quote what a peer sent. */
const REASON_CHARS = 1_000;

/** Makes the row that Traffic and Events show of a frame. */
export function makeRow(
  seq: number,
  frame: CapturedFrame,
  sniffed: SniffedFrame,
  request: SeenRequest | undefined,
): FrameRow {
  const subject = sniffed.subject ?? request?.subject;
  return {
    seq,
    at: frame.at,
    direction: frame.direction,
    kind: frame.verdict?.kind ?? 'frame',
    channel: frame.channel,
    sizeBytes: frame.sizeBytes,
    ...(frame.registry !== undefined && { registry: frame.registry }),
    ...(sniffed.type !== undefined && { type: shortId(sniffed.type) }),
    ...(sniffed.id !== undefined && { messageId: shortId(sniffed.id) }),
    ...(sniffed.thid !== undefined && { thid: shortId(sniffed.thid) }),
    ...(subject !== undefined && { subject: shortId(subject) }),
    ...(frame.sizeOfJson && { sizeOfJson: true as const }),
    ...previewOf(frame, sniffed),
    ...(request !== undefined && { requestSeq: request.seq }),
    ...(request !== undefined && answersCall(sniffed.type) && { durationMs: frame.at - request.at }),
    ...(sniffed.outcome !== undefined && { outcome: sniffed.outcome }),
    ...(sniffed.errorCode !== undefined && { errorCode: shortId(sniffed.errorCode) }),
    ...(frame.verdict !== undefined && { reason: shortened(frame.verdict.reason, REASON_CHARS) }),
    ...(sniffed.traceId !== undefined && { traceId: sniffed.traceId }),
  };
}

function previewOf(frame: CapturedFrame, sniffed: SniffedFrame): Pick<FrameRow, 'preview' | 'previewCut'> {
  const whole = frame.unreadable === true || sniffed.type === undefined;
  const range = whole ? { start: 0, end: frame.text.length } : sniffed.body;
  if (range === undefined) return {};
  const preview = cutText(frame.text, range.start, range.end, PREVIEW_CHARS);
  return { preview, ...(range.end - range.start > PREVIEW_CHARS && { previewCut: true as const }) };
}
