import * as v from 'valibot';

/** How a target is doing. `unresponsive`: linked, but it doesn't answer anything any more. */
export const TargetStatus = v.picklist(['disconnected', 'connecting', 'connected', 'unresponsive', 'failed']);
export type TargetStatus = v.InferOutput<typeof TargetStatus>;

/** What a person wrote down of a target. `url` as README.md says: `demo:`, `self:`, `stdio:<command line>` … */
export const TargetConfig = v.object({
  id: v.string(),
  url: v.string(),
  name: v.string(),
  /** Working directory of a program; absent: the app's own. */
  cwd: v.optional(v.string()),
  /** Added to the app's own environment. */
  env: v.optional(v.record(v.string(), v.string())),
  /** Saved programs start with the app only where this is set. */
  connectAtStart: v.boolean(),
  /** How long the first list may take. */
  listTimeoutMs: v.optional(v.number()),
});
export type TargetConfig = v.InferOutput<typeof TargetConfig>;

/** One step of connecting, in the order in which they are taken. */
export const ConnectionStep = v.object({
  step: v.picklist(['resolve', 'connect', 'handshake', 'list']),
  state: v.picklist(['pending', 'running', 'ok', 'failed']),
  /** What happened, such as `process 4377 started, stdin and stdout open`. */
  detail: v.optional(v.string()),
  durationMs: v.optional(v.number()),
});
export type ConnectionStep = v.InferOutput<typeof ConnectionStep>;

/** Why a target failed or ended, in the words that the interface shows. */
export const TargetFault = v.object({
  /** Short, for the target's row: `refused`, `exit code 134`, `not found`. */
  label: v.string(),
  /** What happened, where, what to do. */
  message: v.string(),
  exitCode: v.optional(v.number()),
  signal: v.optional(v.string()),
  /** The last lines of the program's stderr. */
  stderr: v.optional(v.array(v.string())),
  /** What the person can do, a sentence each. */
  hints: v.optional(v.array(v.string())),
  at: v.number(),
});
export type TargetFault = v.InferOutput<typeof TargetFault>;

/** A process or thread of the mesh, as the peer reports it (never a guess). */
export const PeerProcess = v.object({
  name: v.string(),
  kind: v.string(),
  pid: v.optional(v.number()),
  threadId: v.optional(v.number()),
  restarts: v.optional(v.number()),
  /** How it ended the last time, such as `exit code 134`, while it hasn't been started again or since then. */
  lastExit: v.optional(v.object({ label: v.string(), at: v.number() })),
});
export type PeerProcess = v.InferOutput<typeof PeerProcess>;

export const TargetState = v.object({
  config: TargetConfig,
  status: TargetStatus,
  /** The channel id of the peer, as Traffic shows it. */
  channel: v.optional(v.string()),
  pid: v.optional(v.number()),
  commandCount: v.number(),
  steps: v.array(ConnectionStep),
  connectStartedAt: v.optional(v.number()),
  connectedAt: v.optional(v.number()),
  /** Set when `status` is `failed` or `unresponsive`, and after a link that ended by itself. */
  fault: v.optional(TargetFault),
  processes: v.optional(v.array(PeerProcess)),
});
export type TargetState = v.InferOutput<typeof TargetState>;

/** A command as a target lists it. `schema` as it was advertised; where it isn't said, nor its text, there is none. */
export const ListedCommand = v.object({
  id: v.string(),
  description: v.optional(v.string()),
  schema: v.optional(v.object({ request: v.optional(v.unknown()), response: v.optional(v.unknown()) })),
  /** In place of `schema`, its JSON text: where it has numbers that only their text gives back (`129.00`, 2^53 + 1). */
  schemaText: v.optional(v.string()),
  /** The channel that owns it here; on `self:` the registry. */
  channel: v.optional(v.string()),
});
export type ListedCommand = v.InferOutput<typeof ListedCommand>;
