import * as v from 'valibot';

/** What the interface keeps over a restart. Every member is optional: absent means the default. */
export const Settings = v.object({
  theme: v.optional(v.picklist(['light', 'dark', 'system'])),
  /** Frames kept per target, in bytes of their text. */
  captureLimitBytes: v.optional(v.number()),
  /** Calls kept in the history. */
  historyLimit: v.optional(v.number()),
  chosenTargetId: v.optional(v.string()),
  /** The chosen command of each target. */
  chosenCommandIds: v.optional(v.record(v.string(), v.string())),
  /** Sizes in px and what is open, by a name that the interface chooses. */
  layout: v.optional(v.record(v.string(), v.union([v.number(), v.boolean(), v.string()]))),
  /** Key of an action → its shortcut. */
  keys: v.optional(v.record(v.string(), v.string())),
  /** Deadline in ms of a command, by `<target id> <command id>`; `*` for the default. */
  deadlines: v.optional(v.record(v.string(), v.number())),
  starred: v.optional(v.array(v.string())),
  /** Deleted default targets stay deleted. */
  removedDefaults: v.optional(v.array(v.string())),
});
export type Settings = v.InferOutput<typeof Settings>;

/** A file of the user's that couldn't be read: set aside unchanged, and told. */
export const DamagedFile = v.object({
  /** settings, targets, drafts, history. */
  kind: v.string(),
  path: v.string(),
  /** Where the damaged file is kept. */
  keptAs: v.string(),
  /** Such as "line 14: a comma is missing". */
  reason: v.string(),
  /** What was well in it is in use. */
  partly: v.optional(v.boolean()),
});
export type DamagedFile = v.InferOutput<typeof DamagedFile>;

/** A file of the user's that can't be written: what changes is kept in memory, and writing it is tried again. */
export const UnwrittenFile = v.object({
  /** settings, targets, drafts, history. */
  kind: v.string(),
  path: v.string(),
  reason: v.string(),
});
export type UnwrittenFile = v.InferOutput<typeof UnwrittenFile>;

/** What every window needs to start. */
export const StartState = v.object({
  product: v.object({
    version: v.string(),
    edition: v.picklist(['desktop', 'browser']),
    runtime: v.string(),
    platform: v.string(),
    dataDirectory: v.string(),
  }),
  settings: Settings,
  damaged: v.array(DamagedFile),
  unwritten: v.optional(v.array(UnwrittenFile)),
  /** What was read well while something else was damaged: "5 targets, 31 calls and all drafts …". */
  readWell: v.object({ targets: v.number(), calls: v.number(), drafts: v.number() }),
});
export type StartState = v.InferOutput<typeof StartState>;
