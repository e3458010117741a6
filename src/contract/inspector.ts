import { defineEvent, defineService } from '@mesh';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { CallPath, CallRecord } from './call';
import { Settings, StartState, UnwrittenFile } from './settings';
import { ListedCommand, TargetConfig, TargetState } from './target';

const schema = <S extends v.GenericSchema>(of: S) => toStandardJsonSchema(of);
const byTarget = schema(v.object({ targetId: v.string() }));
const byCall = schema(v.object({ callId: v.string() }));

/** What the interface asks of the inspector. Hosted by the registry `main` in every edition. */
export const InspectorService = defineService('inspector', {
  start: { description: 'What a window needs to start', response: schema(StartState) },
  readAgain: {
    description: "Read a damaged file of the user's once more, where it is kept: somebody may have mended it",
    request: schema(v.object({ kind: v.picklist(['settings', 'targets', 'drafts']) })),
    response: schema(StartState),
  },
  changeSettings: {
    description: 'Change some settings; the others stay',
    request: schema(Settings),
    response: schema(Settings),
  },
  listTargets: { description: 'All targets with their state', response: schema(v.array(TargetState)) },
  addTarget: {
    description: 'Save a target without connecting it; with an id, put a removed one back',
    request: schema(
      v.object({
        ...v.partial(TargetConfig, ['id', 'name', 'connectAtStart']).entries,
        /** Position in the list; absent: at the end. */
        index: v.optional(v.number()),
      }),
    ),
    response: schema(TargetState),
  },
  changeTarget: {
    description: 'Change what was written down of a target; takes effect when it connects again',
    request: schema(TargetConfig),
    response: schema(TargetState),
  },
  removeTarget: { description: 'Disconnect a target and forget it', request: byTarget },
  connect: {
    description: 'Connect a target; answers when it is linked, has failed or was given up',
    request: schema(
      v.object({
        targetId: v.string(),
        /** Keep the link though the peer doesn't answer the list. */
        withoutList: v.optional(v.boolean()),
        listTimeoutMs: v.optional(v.number()),
      }),
    ),
    response: schema(TargetState),
  },
  disconnect: {
    description: 'Close the link, end the program',
    request: byTarget,
    response: schema(TargetState),
  },
  refreshCommands: { description: 'Ask the peer for its list again', request: byTarget },
  listCommands: {
    description: 'The commands that a target lists',
    request: byTarget,
    response: schema(v.array(ListedCommand)),
  },
  execute: {
    description: 'Call a command of a target and wait for its end; the record says how it went',
    request: schema(
      v.object({
        /** Made by the caller (UUID), so that it can cancel. */
        callId: v.string(),
        targetId: v.string(),
        commandId: v.string(),
        /** JSON text; absent: no request. Sent with its numbers as they are written. */
        requestText: v.optional(v.string()),
        /** 0: never. */
        timeoutMs: v.number(),
        traceparent: v.optional(v.string()),
      }),
    ),
    response: schema(CallRecord),
  },
  cancel: { description: 'Give up waiting for a call', request: byCall },
  listCalls: {
    description: 'The history, newest first; large inputs and results are left out',
    request: schema(
      v.object({
        targetId: v.optional(v.string()),
        commandId: v.optional(v.string()),
        limit: v.number(),
        /** Epoch ms: only calls started before. */
        before: v.optional(v.number()),
      }),
    ),
    response: schema(v.object({ calls: v.array(CallRecord), total: v.number() })),
  },
  readCall: { description: 'One call with its whole input', request: byCall, response: schema(CallRecord) },
  clearCalls: {
    description: 'Forget the history, of one target or of all',
    request: schema(v.object({ targetId: v.optional(v.string()) })),
  },
  listDrafts: {
    description: 'The inputs that were being written, by command id',
    request: byTarget,
    response: schema(v.record(v.string(), v.string())),
  },
  saveDraft: {
    description: 'Keep the input of a command; without a text, forget it',
    request: schema(v.object({ targetId: v.string(), commandId: v.string(), text: v.optional(v.string()) })),
  },
  emit: {
    description: 'Broadcast an event to a target',
    request: schema(
      v.object({ targetId: v.string(), eventId: v.string(), payloadText: v.optional(v.string()) }),
    ),
  },
});

export const TargetChanged = defineEvent({ id: 'inspector.target.changed', payload: schema(TargetState) });
export const TargetRemoved = defineEvent({ id: 'inspector.target.removed', payload: byTarget });
/** A file of the user's can't be written any more, or can be again: all that can't be. */
export const UnwrittenChanged = defineEvent({
  id: 'inspector.unwritten.changed',
  payload: schema(v.object({ files: v.array(UnwrittenFile) })),
});
/** The list of a target changed: read it again. */
export const CommandsChanged = defineEvent({ id: 'inspector.commands.changed', payload: byTarget });
/** A call began, ended, or something was learnt of it afterwards (a late reply, its path). */
export const CallChanged = defineEvent({ id: 'inspector.call.changed', payload: schema(CallRecord) });
/** The way of a call through the app's registries is known. */
export const CallPathKnown = defineEvent({ id: 'inspector.call.path', payload: schema(CallPath) });
