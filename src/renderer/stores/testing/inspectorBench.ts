import {
  CallChanged,
  type CallRecord,
  InspectorService,
  type ListedCommand,
  type Settings,
  type StartState,
  TargetChanged,
  type TargetState,
} from '@contract';
import { CommandError, CommandRegistry, InMemoryChannel } from '@mesh';
import type { BulkPort, Platform } from '../../platform';
import { PageConnection } from '../../platform/page-connection';

/** What the bench's inspector was told, in order of arrival. */
export interface Told {
  readonly settings: Settings[];
  readonly drafts: { readonly commandId: string; readonly text?: string | undefined }[];
  readonly executed: {
    readonly commandId: string;
    readonly requestText?: string | undefined;
    readonly timeoutMs: number;
  }[];
  readonly cancelled: string[];
  readonly added: { readonly url: string; readonly index?: number | undefined }[];
  readonly changed: { readonly id: string; readonly url: string }[];
  readonly connected: {
    readonly targetId: string;
    readonly withoutList?: boolean | undefined;
    readonly listTimeoutMs?: number | undefined;
  }[];
  readonly copied: string[];
}

export interface InspectorBench {
  readonly platform: Platform;
  readonly told: Told;
  readonly targets: TargetState[];
  /** The page's link to the inspector, as the page is told of it. */
  readonly connection: PageConnection;
  /** Tells the page of a target's new state. */
  change(targetId: string, parts: Partial<TargetState>): void;
  /** How, and when, the next tries to connect end, the first first; after them all succeed. */
  readonly outcomes: (Partial<TargetState> | Promise<Partial<TargetState>>)[];
  /** Tells the page what was learnt of the calls that wait. */
  progress(parts: Partial<CallRecord>): void;
  /** Ends the calls that wait, with these parts of a record. */
  answer(parts: Partial<CallRecord>): void;
  dispose(): Promise<void>;
}

export const command = (id: string, request?: unknown): ListedCommand => ({
  id,
  channel: 'root',
  ...(request === undefined ? {} : { schema: { request } }),
});

const target = (id: string, name: string): TargetState => ({
  config: { id, name, url: `${id}:`, connectAtStart: true },
  status: 'connected',
  channel: 'root',
  commandCount: 1,
  steps: [],
});

const noBulk: BulkPort = { post: () => undefined, listen: () => () => undefined };

/**
 * The page's registry linked to a `main` that answers the contract from memory: what crosses the link is real, only the
 * inspector behind it is played.
 */
export async function inspectorBench(
  commands: readonly ListedCommand[],
  settings: Settings = {},
): Promise<InspectorBench> {
  const main = new CommandRegistry({ id: 'main' });
  const renderer = new CommandRegistry({ id: 'renderer', routerChannel: 'main' });
  const told: Told = {
    settings: [],
    drafts: [],
    executed: [],
    cancelled: [],
    added: [],
    changed: [],
    connected: [],
    copied: [],
  };
  const targets = [target('demo', 'Demo mesh'), target('self', 'This app')];
  const waiting: ((parts: Partial<CallRecord>) => CallRecord)[] = [];
  const find = (id: string): TargetState => {
    const found = targets.find(({ config }) => config.id === id);
    if (found === undefined) throw new CommandError('invalid_request', `There is no target ${id}.`);
    return found;
  };
  const outcomes: (Partial<TargetState> | Promise<Partial<TargetState>>)[] = [];
  const put = (state: TargetState): TargetState => {
    targets.splice(targets.indexOf(find(state.config.id)), 1, state);
    return state;
  };
  const start = (): StartState => ({
    product: {
      version: '0',
      edition: 'browser',
      runtime: 'test',
      platform: 'test',
      dataDirectory: '/nowhere',
    },
    settings,
    damaged: [],
    readWell: { targets: 0, calls: 0, drafts: 0 },
  });
  await main.registerService(InspectorService, {
    start,
    readAgain: start,
    changeSettings: (changed) => {
      told.settings.push(changed);
      return { ...settings, ...changed };
    },
    listTargets: () => targets,
    addTarget: ({ index = targets.length, ...config }) => {
      told.added.push({ url: config.url, ...(index === targets.length ? {} : { index }) });
      const id = config.id ?? `t${told.added.length}`;
      const state: TargetState = {
        ...target(id, config.name ?? id),
        config: { ...config, id, name: config.name ?? id, connectAtStart: config.connectAtStart ?? false },
        status: 'disconnected',
      };
      targets.splice(index, 0, state);
      return state;
    },
    changeTarget: (config) => {
      told.changed.push({ id: config.id, url: config.url });
      return put({ ...find(config.id), config });
    },
    removeTarget: ({ targetId }) => {
      targets.splice(targets.indexOf(find(targetId)), 1);
    },
    connect: async (request) => {
      told.connected.push(request);
      const outcome = await (outcomes.shift() ?? { status: 'connected' as const });
      return put({ ...find(request.targetId), ...outcome });
    },
    disconnect: ({ targetId }) => ({ ...find(targetId), status: 'disconnected' as const }),
    refreshCommands: () => undefined,
    listCommands: ({ targetId }) => (targetId === 'demo' ? [...commands] : []),
    execute: ({ callId, targetId, commandId, requestText, timeoutMs }) => {
      told.executed.push({ commandId, requestText, timeoutMs });
      return new Promise<CallRecord>((resolve) => {
        waiting.push((parts) => {
          const record: CallRecord = {
            callId,
            targetId,
            commandId,
            timeoutMs,
            startedAt: Date.now(),
            requestSizeBytes: requestText?.length ?? 0,
            status: 'ok',
            durationMs: 3.2,
            frameSeqs: [],
            ...(requestText === undefined ? {} : { requestText }),
            ...parts,
          };
          main.emit(CallChanged, record);
          if (record.status !== 'running') resolve(record);
          return record;
        });
      });
    },
    cancel: ({ callId }) => {
      told.cancelled.push(callId);
      for (const end of waiting.splice(0)) end({ status: 'cancelled' });
    },
    listCalls: () => ({ calls: [], total: 0 }),
    readCall: () => {
      throw new CommandError('invalid_request', 'No call is kept.');
    },
    clearCalls: () => undefined,
    listDrafts: () => ({}),
    saveDraft: (draft) => {
      told.drafts.push(draft);
    },
    emit: () => undefined,
  });
  const [toRenderer, toMain] = InMemoryChannel.pair('renderer', 'main');
  const links = await Promise.all([main.registerChannel(toRenderer), renderer.registerChannel(toMain)]);
  await Promise.all(links.map(({ ready }) => ready));
  const connection = new PageConnection();
  connection.set('open');
  const platform: Platform = {
    edition: 'browser',
    registry: renderer,
    inspector: renderer.client(InspectorService),
    bulk: noBulk,
    connection,
    saveFile: () => Promise.resolve(),
    copyText: (text) => {
      told.copied.push(text);
      return Promise.resolve();
    },
    openExternal: () => Promise.resolve(),
  };
  return {
    platform,
    told,
    targets,
    connection,
    change: (targetId, parts) => main.emit(TargetChanged, put({ ...find(targetId), ...parts })),
    outcomes,
    progress: (parts) => {
      for (const tell of waiting) tell({ status: 'running', ...parts });
    },
    answer: (parts) => {
      for (const end of waiting.splice(0)) end(parts);
    },
    dispose: async () => {
      await renderer.dispose();
      await main.dispose();
    },
  };
}
