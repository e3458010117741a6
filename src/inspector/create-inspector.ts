import {
  CallChanged,
  CallPathKnown,
  CommandsChanged,
  InspectorService,
  TargetChanged,
  type TargetConfig,
  TargetRemoved,
  UnwrittenChanged,
} from '@contract';
import type { EventDefinition } from '@mesh';
import type { BulkPort } from './bulk/bulk-port';
import { type BulkServices, BulkSession } from './bulk/bulk-session';
import { CallDesk } from './calls/call-desk';
import { CallHistory } from './calls/call-history';
import { listedRecord } from './calls/record-view';
import { LogBook } from './capture/log-book';
import { TargetCapture } from './capture/target-capture';
import { systemClock } from './clock';
import type { Inspector } from './inspector';
import type { InspectorHost } from './inspector-host';
import { implementService } from './inspector-service';
import { CallPaths } from './self/call-paths';
import { readRecord } from './self/read-record';
import type { ReportedRecord } from './self/reported-record';
import { SelfTarget } from './self/self-target';
import { StoreClient } from './store/store-client';
import { ChangedTargets } from './targets/changed-targets';
import { MeshTarget } from './targets/mesh-target';
import type { Target, TargetContext } from './targets/target';
import { TargetBook } from './targets/target-book';
import { Workspace } from './workspace/workspace';

const DEFAULT_LIMIT_BYTES = 16 * 1024 * 1024;
const MAIN = 'main';

/**
 * Starts the inspector: reads the user's files, opens the store, registers `InspectorService` on the host's registry, and
 * begins to connect the targets that are to be connected at the start.
 *
 * @throws Error with a message for a person where it can't work: the store isn't available, the data directory can't be
 * made, the service is registered already
 */
export async function createInspector(host: InspectorHost): Promise<Inspector> {
  const now = host.now ?? systemClock;
  const { registry, logger } = host;
  const workspace = new Workspace(host.dataDirectory, logger, () =>
    emit(UnwrittenChanged, { files: workspace.unwritten.list }),
  );
  const store = new StoreClient({
    workerFile: host.captureWorkerFile,
    historyFile: workspace.historyPath,
    logger,
  });
  const sessions = new Set<BulkSession>();
  let targetNumber = 0;
  let disposed = false;

  const emit = <Payload>(event: EventDefinition<Payload, unknown>, payload: Payload): void => {
    if (!disposed) registry.emit(event as EventDefinition<Payload>, payload);
  };
  const limitBytes = (): number => workspace.settings.current.captureLimitBytes ?? DEFAULT_LIMIT_BYTES;

  const paths = new CallPaths(MAIN, (path) => {
    desk.addPath(path);
    emit(CallPathKnown, path);
  });
  let inMemory: string | undefined;
  const history = new CallHistory(
    store,
    () => workspace.settings.current.historyLimit,
    logger,
    (reason) => {
      // Told when the last calls are written, too: nobody is there to hear it by then.
      if (!disposed) workspace.unwritten.note('history', workspace.historyPath, reason ?? inMemory);
    },
  );
  const desk = new CallDesk({
    now,
    history,
    changed: (call) => emit(CallChanged, listedRecord(call)),
    timed: (end) => paths.ended(end),
  });
  const stopObserving = registry.observe((record) => paths.observe(record));

  const makeTarget = (config: TargetConfig): Target => {
    const capture = new TargetCapture(++targetNumber, store, limitBytes());
    const context: TargetContext = {
      host,
      now,
      capture,
      log: new LogBook(config.id, now),
      changed: (changed) => changes.add(changed),
      commandsChanged: (changed) => emit(CommandsChanged, { targetId: changed.id }),
    };
    const isSelf = config.url.trim().toLowerCase().startsWith('self:');
    const target = isSelf ? new SelfTarget(config, context) : new MeshTarget(config, context);
    capture.onFrame((row, text, sniffed, readable) => desk.onFrame(target, row, text, sniffed, readable));
    return target;
  };
  const changes = new ChangedTargets((target) => {
    if (book.find(target.id) === target) emit(TargetChanged, target.state());
  });
  const book = new TargetBook(workspace, makeTarget);

  const reportSelf = (registryId: string, texts: readonly string[]): void => {
    const records = texts.map(readRecord).filter((record): record is ReportedRecord => record !== undefined);
    for (const record of records) paths.take(registryId, record);
    for (const target of book.all) if (target instanceof SelfTarget) target.report(registryId, records);
  };

  const dispose = async (): Promise<void> => {
    if (disposed) return;
    disposed = true;
    stopObserving();
    for (const session of sessions) session.close();
    await Promise.all(book.all.map((target) => target.dispose()));
    workspace.flush();
    await store.close();
  };

  const service = implementService({
    host,
    workspace,
    opened: store.opened,
    targets: book,
    desk,
    history,
    settingsChanged: () => {
      for (const target of book.all) target.capture.changeLimit(limitBytes());
    },
    targetChanged: (target) => changes.add(target),
    targetRemoved: (targetId) => emit(TargetRemoved, { targetId }),
  });
  try {
    inMemory = (await store.opened).unwritten;
    if (inMemory !== undefined) workspace.unwritten.note('history', workspace.historyPath, inMemory);
    await registry.registerService(InspectorService, service);
  } catch (error) {
    await dispose();
    throw error;
  }
  for (const target of book.all) if (target.state().config.connectAtStart) void target.connect();

  return {
    openBulk: (port: BulkPort) => {
      const services: BulkServices = {
        now,
        target: (targetId) => book.find(targetId),
        resultText: async (callId) => {
          const text = (await history.read(callId))?.resultText;
          if (text === undefined) throw new Error(`The result of ${callId} isn't kept any more.`);
          return text;
        },
        reportSelf,
      };
      const session: BulkSession = new BulkSession(port, services, () => sessions.delete(session));
      sessions.add(session);
      return () => session.close();
    },
    reportSelf,
    dispose,
  };
}
