import type { InspectorService, ListedCommand, Settings, StartState, TargetState } from '@contract';
import { parseJson } from '@json';
import { CommandError, isPrivate, type ServiceImplementation } from '@mesh';
import type { CallDesk } from './calls/call-desk';
import type { CallHistory } from './calls/call-history';
import { listedRecord, wholeRecord } from './calls/record-view';
import type { InspectorHost } from './inspector-host';
import type { StoreOpened } from './store/store-client';
import type { Target } from './targets/target';
import type { TargetBook } from './targets/target-book';
import type { Workspace } from './workspace/workspace';

/** The parts that the service joins. */
export interface ServiceParts {
  readonly host: InspectorHost;
  readonly workspace: Workspace;
  readonly opened: Promise<StoreOpened>;
  readonly targets: TargetBook;
  readonly desk: CallDesk;
  readonly history: CallHistory;
  settingsChanged(settings: Settings): void;
  targetChanged(target: Target): void;
  targetRemoved(targetId: string): void;
}

const MAX_LISTED_CALLS = 1_000;

/** What the interface asks, answered (contract, InspectorService). */
export function implementService(parts: ServiceParts): ServiceImplementation<typeof InspectorService> {
  const { host, workspace, targets, desk, history } = parts;
  const target = (targetId: string): Target => {
    const found = targets.find(targetId);
    if (found === undefined) throw new CommandError('invalid_request', `There is no target ${targetId}.`);
    return found;
  };
  return {
    start: () => startState(parts),
    readAgain: ({ kind }) => {
      switch (kind) {
        case 'settings':
          workspace.settings.readAgain();
          parts.settingsChanged(workspace.settings.current);
          break;
        case 'targets':
          for (const added of targets.readAgain()) parts.targetChanged(added);
          break;
        case 'drafts':
          workspace.drafts.readAgain();
          break;
      }
      return startState(parts);
    },
    changeSettings: (changes) => {
      const settings = workspace.settings.change(changes);
      parts.settingsChanged(settings);
      return settings;
    },
    listTargets: () => targets.all.map((known) => known.state()),
    addTarget: ({ index, ...config }) => {
      const added = targets.add(config, index);
      parts.targetChanged(added);
      return added.state();
    },
    changeTarget: (config): TargetState => {
      const found = target(config.id);
      if (isSelf(found.state().config.url) && !isSelf(config.url)) {
        throw new CommandError('invalid_request', 'This app stays this app: add a new target instead.');
      }
      targets.change(config);
      return found.state();
    },
    removeTarget: async ({ targetId }) => {
      const removed = targets.remove(targetId);
      if (removed === undefined) return;
      parts.targetRemoved(targetId);
      await removed.dispose();
      removed.capture.clear();
    },
    connect: async ({ targetId, withoutList, listTimeoutMs }) => {
      const found = target(targetId);
      await found.connect({
        ...(withoutList !== undefined && { withoutList }),
        ...(listTimeoutMs !== undefined && { listTimeoutMs }),
      });
      return found.state();
    },
    disconnect: async ({ targetId }) => {
      const found = target(targetId);
      await found.disconnect();
      return found.state();
    },
    refreshCommands: ({ targetId }) => target(targetId).refresh(),
    listCommands: ({ targetId }): ListedCommand[] => target(targetId).commands(),
    execute: async ({ callId, targetId, commandId, requestText, timeoutMs, traceparent }) =>
      wholeRecord(
        await desk.execute(target(targetId), { callId, commandId, requestText, timeoutMs, traceparent }),
      ),
    cancel: ({ callId }) => desk.cancel(callId),
    listCalls: async ({ targetId, commandId, limit, before }) => {
      const query = {
        limit: Math.min(MAX_LISTED_CALLS, Math.max(0, Math.trunc(limit))),
        ...(targetId !== undefined && { targetId }),
        ...(commandId !== undefined && { commandId }),
        ...(before !== undefined && { before }),
      };
      const { calls, total } = await history.list(query);
      const running = desk
        .running(targetId)
        .filter(({ record }) => commandId === undefined || record.commandId === commandId)
        .filter(({ record }) => before === undefined || record.startedAt < before);
      const all = [...running, ...calls].sort((a, b) => b.record.startedAt - a.record.startedAt);
      return { calls: all.slice(0, query.limit).map(listedRecord), total: total + running.length };
    },
    readCall: async ({ callId }) => {
      const found = desk.find(callId) ?? (await history.read(callId));
      if (found === undefined) throw new CommandError('invalid_request', `The call ${callId} isn't kept.`);
      return wholeRecord(found);
    },
    clearCalls: ({ targetId }) => history.clear(targetId),
    listDrafts: ({ targetId }) => workspace.drafts.of(targetId),
    saveDraft: ({ targetId, commandId, text }) => workspace.drafts.save(targetId, commandId, text),
    emit: ({ targetId, eventId, payloadText }) => {
      if (eventId === '') throw new CommandError('invalid_request', 'An event needs an id.');
      if (isPrivate(eventId)) {
        const why = 'is private: it begins with _ and stays in its registry. Nothing was sent.';
        throw new CommandError('invalid_request', `${eventId} ${why}`);
      }
      target(targetId).emit(eventId, readPayload(payloadText));
    },
  };

  async function startState({ opened }: ServiceParts): Promise<StartState> {
    const store = await opened;
    return {
      product: {
        version: host.version,
        edition: host.edition,
        runtime: host.runtime,
        platform: host.platform,
        dataDirectory: host.dataDirectory,
      },
      settings: workspace.settings.current,
      damaged: [...workspace.damaged, ...(store.damaged === undefined ? [] : [store.damaged])],
      readWell: {
        targets: workspace.targets.readWell,
        calls: store.calls,
        drafts: workspace.drafts.readWell,
      },
      unwritten: workspace.unwritten.list,
    };
  }
}

function isSelf(url: string): boolean {
  return url.trim().toLowerCase().startsWith('self:');
}

function readPayload(text: string | undefined): unknown {
  if (text === undefined || text.trim() === '') return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError('invalid_request', `The payload isn't JSON: ${reason}. Nothing was sent.`);
  }
}
