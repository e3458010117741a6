import type { ListedCommand, TargetConfig, TargetState } from '@contract';
import { CommandError, dynEvent, type ExecuteOptions, type RegistryRecord } from '@mesh';
import type { LogBook } from '../capture/log-book';
import type { CapturedFrame } from '../capture/make-row';
import type { TargetCapture } from '../capture/target-capture';
import { countCommands } from '../targets/count-commands';
import { listedCommand } from '../targets/listed-command';
import type { LinkEnd, OnItem, Target, TargetContext } from '../targets/target';
import { collectResult } from './collect-result';
import { InOrder } from './in-order';
import type { ReportedRecord } from './reported-record';
import { SelfRecorder } from './self-recorder';

const COMMANDS_DELAY_MS = 60;
const MAIN = 'main';

/** This app as a target: its own registries, seen from the one that hosts the inspector. */
export class SelfTarget implements Target {
  readonly id: string;
  readonly channel: string = MAIN;
  readonly capture: TargetCapture;
  readonly log: LogBook;
  readonly lastEnd: LinkEnd | undefined;
  #config: TargetConfig;
  #recorder: SelfRecorder | undefined;
  #order: InOrder<CapturedFrame> | undefined;
  #stopObserving: (() => void) | undefined;
  #connectedAt: number | undefined;
  #commandsTimer: NodeJS.Timeout | undefined;

  constructor(
    config: TargetConfig,
    private readonly context: TargetContext,
  ) {
    this.id = config.id;
    this.#config = config;
    this.capture = context.capture;
    this.log = context.log;
  }

  get isLinked(): boolean {
    return this.#recorder !== undefined;
  }

  state(): TargetState {
    const count = this.commands().length;
    return {
      config: this.#config,
      status: this.isLinked ? 'connected' : 'disconnected',
      channel: this.channel,
      pid: process.pid,
      commandCount: count,
      steps: this.isLinked ? [{ step: 'list', state: 'ok', detail: countCommands(count) }] : [],
      ...(this.#connectedAt !== undefined && { connectedAt: this.#connectedAt }),
    };
  }

  change(config: TargetConfig): void {
    this.#config = config;
    this.context.changed(this);
  }

  /** Begins to record what the registries observe. */
  connect(): Promise<void> {
    if (!this.isLinked) {
      const order = new InOrder((frame: CapturedFrame) => void this.capture.add(frame), this.context.now);
      this.#order = order;
      this.#recorder = new SelfRecorder({
        add: (frame) => order.add(frame),
        leaveOut: () => this.capture.leaveOut(),
      });
      this.#stopObserving = this.context.host.registry.observe((record) => this.#observe(record));
      this.#connectedAt = this.context.now();
      this.context.changed(this);
      this.context.commandsChanged(this);
    }
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    this.#stop();
    this.context.changed(this);
    this.context.commandsChanged(this);
    return Promise.resolve();
  }

  commands(): ListedCommand[] {
    if (!this.isLinked) return [];
    return this.context.host.registry
      .listCommands()
      .map((info) => listedCommand({ ...info, channel: info.channel ?? MAIN }));
  }

  refresh(): Promise<void> {
    this.context.commandsChanged(this);
    return Promise.resolve();
  }

  async call(
    commandId: string,
    request: unknown,
    options: ExecuteOptions,
    onItem?: OnItem,
  ): Promise<unknown> {
    if (!this.isLinked) {
      throw new CommandError(
        'channel_disconnected',
        `${this.#config.name} isn't connected. Nothing was sent.`,
        { commandId },
      );
    }
    return collectResult(this.context.host.registry, commandId, request, options, onItem);
  }

  /** Whoever asks is the peer. */
  probe(): Promise<boolean> {
    return Promise.resolve(true);
  }

  emit(eventId: string, payload: unknown): void {
    this.context.host.registry.emit(dynEvent(eventId, payload));
  }

  /** Takes in what another registry of the app reported. */
  report(registry: string, records: readonly ReportedRecord[]): void {
    for (const record of records) this.#recorder?.take(registry, record);
  }

  dispose(): Promise<void> {
    this.#stop();
    return Promise.resolve();
  }

  #stop(): void {
    this.#stopObserving?.();
    this.#stopObserving = undefined;
    this.#recorder = undefined;
    this.#order?.flush();
    this.#order = undefined;
    this.#connectedAt = undefined;
    clearTimeout(this.#commandsTimer);
    this.#commandsTimer = undefined;
  }

  #observe(record: RegistryRecord): void {
    this.#recorder?.observe(MAIN, record);
    switch (record.kind) {
      case 'link':
        this.log.add('link', 'info', `main: the link to ${record.channel} is ${record.state}`);
        this.#commandsSoon();
        break;
      case 'frame':
        if (record.message.type.startsWith('register.') || record.message.type === 'list.commands.response') {
          this.#commandsSoon();
        }
        break;
      case 'violation':
        this.log.add('violation', 'warn', `main, ${record.channel}: ${record.reason}`);
        break;
      case 'failed_listener':
        this.log.add('app', 'error', `A listener of ${record.eventId} threw: ${String(record.error)}`);
        break;
      case 'ignored':
      case 'refused':
      case 'skipped_listener':
      case 'waiting':
        break;
    }
  }

  #commandsSoon(): void {
    this.#commandsTimer ??= setTimeout(() => {
      this.#commandsTimer = undefined;
      this.context.commandsChanged(this);
      this.context.changed(this);
    }, COMMANDS_DELAY_MS);
  }
}
