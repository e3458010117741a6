import * as v from 'valibot';

/** A stretch of a call's way. `reported`: told by a peer; `measured`: seen by the app itself. */
export const Hop = v.object({
  from: v.string(),
  to: v.string(),
  durationMs: v.optional(v.number()),
  basis: v.picklist(['measured', 'reported']),
});
export type Hop = v.InferOutput<typeof Hop>;

/** The registries that a request went through, as far as somebody reports it. */
export const CallPath = v.object({
  callId: v.string(),
  hops: v.array(Hop),
  /** Milliseconds spent inside the app's own registries, both ways. */
  insideMs: v.number(),
  /** Milliseconds from the frame that left for the peer to the reply that came in. */
  peerMs: v.number(),
  /** The last registry that is visible: "beyond root: not visible". */
  beyond: v.optional(v.string()),
});
export type CallPath = v.InferOutput<typeof CallPath>;

export const CallStatus = v.picklist(['running', 'ok', 'error', 'cancelled']);
export type CallStatus = v.InferOutput<typeof CallStatus>;

/** The error of a call: the wire's code unchanged, and what is known around it. */
export const CallFault = v.object({
  code: v.string(),
  message: v.string(),
  /** Where it arose: the peer answered so, or this side decided (deadline, closed link, nothing linked). */
  origin: v.picklist(['peer', 'here']),
  /** JSON Pointer into the request, where the message names a place. */
  path: v.optional(v.string()),
});
export type CallFault = v.InferOutput<typeof CallFault>;

export const CallRecord = v.object({
  callId: v.string(),
  targetId: v.string(),
  commandId: v.string(),
  /** JSON text as it was sent; absent for a void request, or where it is left out of a list for its size. */
  requestText: v.optional(v.string()),
  requestSizeBytes: v.number(),
  /** Epoch milliseconds. */
  startedAt: v.number(),
  timeoutMs: v.number(),
  status: CallStatus,
  durationMs: v.optional(v.number()),
  /** Numbers exactly as they came. Absent for void, and past `INLINE_RESULT_BYTES` (then read over the bulk port). */
  resultText: v.optional(v.string()),
  resultSizeBytes: v.optional(v.number()),
  /** There is a result that isn't inlined. */
  resultStored: v.optional(v.boolean()),
  fault: v.optional(CallFault),
  /** Message id of the request frame on the target's channel. */
  messageId: v.optional(v.string()),
  /** Sequence numbers of its frames in Traffic: the request, then its replies. */
  frameSeqs: v.array(v.number()),
  /** A reply came after the call had ended; `afterMs` counts from its beginning. */
  lateReply: v.optional(v.object({ afterMs: v.number(), sizeBytes: v.number(), seq: v.number() })),
  /** What came in the place of a reply while the call waited: no message of the protocol, so it waits on, to its deadline. */
  unreadableReply: v.optional(v.object({ afterMs: v.number(), reason: v.string(), seq: v.number() })),
  /** What a list request after a timeout found out: does the peer still answer? */
  peerAnswers: v.optional(v.boolean()),
  path: v.optional(CallPath),
  /** Of a stream that is taken in item by item (on `self:`): how many came so far, and how the newest begins as JSON. */
  streamed: v.optional(v.object({ items: v.number(), newest: v.string() })),
});
export type CallRecord = v.InferOutput<typeof CallRecord>;

/** Results up to this size travel with the record; larger ones wait for the bulk port. */
export const INLINE_RESULT_BYTES = 256 * 1024;
