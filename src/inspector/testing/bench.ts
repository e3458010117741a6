import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CallChanged,
  type CallPath,
  CallPathKnown,
  type CallRecord,
  type FromPage,
  InspectorService,
  TargetChanged,
  type TargetState,
  type ToPage,
} from '@contract';
import { CommandRegistry, InMemoryChannel, type ServiceClient } from '@mesh';
import { createInspector, type Inspector, type InspectorHost } from '../index';
import { buildCaptureWorker } from './capture-worker';

/** The hand-written peer's command line in a mode. */
export const peerUrl = (mode = 'plain'): string =>
  `stdio:"${process.execPath}" "${fileURLToPath(new URL('./peers/peer.mjs', import.meta.url))}" ${mode}`;

/** An inspector with a page's registry linked to its own, as in the app; ends everything by `end`. */
export interface Bench {
  readonly inspector: Inspector;
  readonly client: ServiceClient<typeof InspectorService>;
  readonly main: CommandRegistry;
  readonly page: CommandRegistry;
  readonly directory: string;
  readonly calls: CallRecord[];
  readonly paths: CallPath[];
  readonly states: TargetState[];
  end(keepFiles?: boolean): Promise<void>;
}

let worker: Promise<string> | undefined;

export const removeWorker = async (): Promise<void> => {
  if (worker !== undefined) rmSync(dirname(await worker), { recursive: true, force: true });
  worker = undefined;
};

export async function startBench(options: Partial<InspectorHost> = {}): Promise<Bench> {
  worker ??= buildCaptureWorker();
  const directory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'meshscope-test-'));
  const main = new CommandRegistry({ id: 'main', requestTimeoutMs: 0 });
  const page = new CommandRegistry({ id: 'renderer', routerChannel: 'main', requestTimeoutMs: 0 });
  const [toMain, toPage] = InMemoryChannel.pair('main', 'renderer');
  const inspector = await createInspector({
    dataDirectory: directory,
    edition: 'browser',
    version: '0.0.0',
    runtime: `Node ${process.versions.node}`,
    platform: process.platform,
    registry: main,
    nodeProgram: (file, args = []) => ({ command: process.execPath, args: [file, ...args] }),
    programDirectory: join(directory, 'no-programs'),
    captureWorkerFile: await worker,
    ...options,
  });
  await Promise.all([main.registerChannel(toPage), page.registerChannel(toMain)]);
  const calls: CallRecord[] = [];
  const paths: CallPath[] = [];
  const states: TargetState[] = [];
  page.on(CallChanged, (call) => void calls.push(call));
  page.on(CallPathKnown, (path) => void paths.push(path));
  page.on(TargetChanged, (state) => void states.push(state));
  return {
    inspector,
    client: page.client(InspectorService),
    main,
    page,
    directory,
    calls,
    paths,
    states,
    end: async (keepFiles = false) => {
      await inspector.dispose();
      await Promise.all([page.dispose(), main.dispose()]);
      if (!keepFiles) rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A page's end of a bulk port, in this process. */
export class FakePage {
  readonly received: ToPage[] = [];
  readonly close: () => void;
  #toInspector: (message: FromPage) => void = () => undefined;

  constructor(
    inspector: Inspector,
    private readonly acks = true,
  ) {
    this.close = inspector.openBulk({
      post: (message) => {
        this.received.push(message);
        if (this.acks && message.kind === 'batch') this.post({ kind: 'ack', batchId: message.batchId });
      },
      listen: (onMessage) => {
        this.#toInspector = onMessage;
      },
    });
  }

  post(message: FromPage): void {
    this.#toInspector(message);
  }

  get batches(): Extract<ToPage, { kind: 'batch' }>[] {
    return this.received.filter((message) => message.kind === 'batch');
  }
}

let callNumber = 0;

/** Executes a command of a target and gives its record. */
export function execute(
  bench: Bench,
  targetId: string,
  commandId: string,
  requestText?: string,
  timeoutMs = 10_000,
): Promise<CallRecord> {
  const callId = `call-${++callNumber}`;
  return bench.client.execute(
    { callId, targetId, commandId, timeoutMs, ...(requestText !== undefined && { requestText }) },
    { timeoutMs: 0 },
  );
}
