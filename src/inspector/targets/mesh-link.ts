import type { ListedCommand } from '@contract';
import { CommandRegistry, dynEvent, type ExecuteOptions, type Link, type RegistryRecord } from '@mesh';
import { ProcessChannel } from '@transports/node';
import { RecordingChannel } from '../capture/recording-channel';
import type { LaunchPlan } from './launch-plan';
import { ListWatch } from './list-watch';
import { listedCommand } from './listed-command';
import type { TargetContext } from './target';

/** One life of a target's program: the process, the channel to it and the registry of its own that it is linked to. */
export class MeshLink {
  readonly list = new ListWatch();
  readonly registry: CommandRegistry;
  readonly #process: ProcessChannel;
  readonly #recording: RecordingChannel;
  #link: Link | undefined;
  #isOpen = false;
  #hasEnded = false;

  /**
   * Starts the program.
   *
   * @param onEnd hears once that the link has ended, before the calls that waited on it do
   */
  constructor(
    private readonly plan: LaunchPlan,
    private readonly context: TargetContext,
    private readonly onEnd: (cause: unknown) => void,
  ) {
    const { capture, log, now } = context;
    this.#recording = new RecordingChannel(
      plan.channel,
      (frame) => this.list.take(capture.add(frame), frame.unreadable !== true),
      now,
    );
    this.#process = new ProcessChannel({
      id: plan.channel,
      command: plan.command,
      cwd: plan.cwd,
      env: plan.env,
      onFrameText: this.#recording.onFrameText,
      onStderr: (line) => log.add('stderr', 'info', line),
    });
    this.#recording.wrap(this.#process);
    this.registry = new CommandRegistry({
      id: 'main',
      routerChannel: plan.channel,
      requestTimeoutMs: 0,
      // One ordinary peer: what is seen in Traffic is the protocol, and nothing that only we would say.
      ownKind: false,
      logger: {
        warn: (message) => log.add('app', 'warn', message),
        error: (message) => log.add('app', 'error', message),
      },
    });
    this.registry.observe((record) => this.#observe(record));
  }

  /** The peer's name on this side. */
  get channel(): string {
    return this.plan.channel;
  }

  /** It tells about its processes. */
  get isDemo(): boolean {
    return this.plan.isDemo;
  }

  /** Messages can go both ways. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** How much the program has printed of a line that isn't at its end yet. */
  get unfinishedBytes(): number {
    return this.#process.unfinishedBytes;
  }

  /** Resolves with the pid once the program runs. @throws SpawnError */
  started(): Promise<number> {
    return this.#process.started;
  }

  /** Links the registry; its first list request goes out. Rejects where the link can't be opened. */
  async open(): Promise<void> {
    this.#link = await this.registry.registerChannel(this.#recording);
    void this.#link.closed.then(() => this.#ended(undefined));
  }

  commands(): ListedCommand[] {
    return this.registry
      .listCommands()
      .filter(({ channel }) => channel === this.plan.channel)
      .map(listedCommand);
  }

  /** Asks for the list again; resolves with whether the peer answered. */
  async refresh(timeoutMs: number): Promise<boolean> {
    return (await this.#link?.refresh({ timeoutMs })) ?? false;
  }

  call(commandId: string, request: unknown, options: ExecuteOptions): Promise<unknown> {
    return this.registry.executeDyn(commandId, request, options);
  }

  emit(eventId: string, payload: unknown): void {
    this.registry.emit(dynEvent(eventId, payload));
  }

  /** Ends the link and the program. */
  async close(): Promise<void> {
    await this.registry.dispose();
    await this.#process.close();
    this.#ended(undefined);
  }

  #observe(record: RegistryRecord): void {
    this.#recording.observe(record);
    const { log } = this.context;
    switch (record.kind) {
      case 'link':
        if (record.state === 'open') this.#isOpen = true;
        else this.#ended('cause' in record ? record.cause : undefined);
        break;
      case 'violation':
        log.add(
          'violation',
          'warn',
          `${record.direction === 'in' ? 'from' : 'to'} ${record.channel}: ${record.reason}`,
        );
        break;
      case 'refused':
        log.add('violation', 'warn', `${record.channel} refused ${record.commandId}: ${record.reason}`);
        break;
      case 'failed_listener':
      case 'waiting':
      case 'skipped_listener':
      case 'frame':
      case 'ignored':
        break;
    }
  }

  #ended(cause: unknown): void {
    this.#isOpen = false;
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.list.closed();
    this.onEnd(cause);
  }
}
