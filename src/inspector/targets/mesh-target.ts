import type {
  FrameRow,
  ListedCommand,
  TargetConfig,
  TargetFault,
  TargetState,
  TargetStatus,
} from '@contract';
import { CommandError, type ExecuteOptions } from '@mesh';
import { ProcessExitError } from '@transports/node';
import type { LogBook } from '../capture/log-book';
import type { TargetCapture } from '../capture/target-capture';
import { type LaunchPlan, planLaunch } from './launch-plan';
import type { ListOutcome } from './list-watch';
import { type FaultScene, faultOfEnd, faultOfError, faultOfList, faultOfSilence } from './make-fault';
import { MeshLink } from './mesh-link';
import { PeerProcesses } from './peer-processes';
import { StepLog } from './step-log';
import type { ConnectOptions, LinkEnd, Target, TargetContext } from './target';

const LIST_TIMEOUT_MS = 5_000;
const PROBE_TIMEOUT_MS = 3_000;
const STDERR_LINES = 8;
const LAST_WORDS_MS = 150;
/** Registrations and lists come in floods: the interface is told once. */
const COMMANDS_DELAY_MS = 60;

/** A mesh that is reached by starting a program: `stdio:` and `demo:`. */
export class MeshTarget implements Target {
  readonly id: string;
  readonly capture: TargetCapture;
  readonly log: LogBook;
  lastEnd: LinkEnd | undefined;
  #config: TargetConfig;
  #status: TargetStatus = 'disconnected';
  #fault: TargetFault | undefined;
  #steps: StepLog;
  #plan: LaunchPlan | undefined;
  #link: MeshLink | undefined;
  #pid: number | undefined;
  #connectStartedAt: number | undefined;
  #connectedAt: number | undefined;
  #connecting: Promise<void> | undefined;
  #commandCount = 0;
  #commandsTimer: NodeJS.Timeout | undefined;
  #probe: Promise<boolean> | undefined;
  #disposed = false;
  readonly #processes = new PeerProcesses();
  readonly #stopListening: () => void;

  constructor(
    config: TargetConfig,
    private readonly context: TargetContext,
  ) {
    this.id = config.id;
    this.#config = config;
    this.capture = context.capture;
    this.log = context.log;
    this.#steps = this.#newSteps();
    this.#stopListening = this.capture.onFrame((row) => this.#onFrame(row));
  }

  get channel(): string {
    return this.#plan?.channel ?? this.#config.name;
  }

  get isLinked(): boolean {
    return this.#link?.isOpen ?? false;
  }

  state(): TargetState {
    const processes = this.#processes.list;
    return {
      config: this.#config,
      status: this.#status,
      commandCount: this.#commandCount,
      steps: this.#steps.steps,
      ...(this.#plan !== undefined && { channel: this.#plan.channel }),
      ...(this.#pid !== undefined && { pid: this.#pid }),
      ...(this.#connectStartedAt !== undefined && { connectStartedAt: this.#connectStartedAt }),
      ...(this.#connectedAt !== undefined && { connectedAt: this.#connectedAt }),
      ...(this.#fault !== undefined && { fault: this.#fault }),
      ...(processes.length > 0 && { processes }),
    };
  }

  change(config: TargetConfig): void {
    this.#config = config;
    this.#changed();
  }

  connect(options: ConnectOptions = {}): Promise<void> {
    if (this.#connecting === undefined) {
      this.#connecting = this.#connect(options).finally(() => {
        this.#connecting = undefined;
      });
    }
    return this.#connecting;
  }

  async disconnect(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    if (link !== undefined) {
      this.log.add('link', 'info', `${this.channel}: disconnected`);
      const fault = { label: 'disconnected', message: 'Disconnected here.', at: this.context.now() };
      this.lastEnd = { fault, commands: this.#commandCount };
    }
    this.#forgetLink();
    this.#steps = this.#newSteps();
    this.#connectStartedAt = undefined;
    this.#fault = undefined;
    this.#setStatus('disconnected');
    await link?.close();
    await this.#connecting;
  }

  commands(): ListedCommand[] {
    return this.#link?.commands() ?? [];
  }

  async refresh(): Promise<void> {
    await this.#link?.refresh(this.#config.listTimeoutMs ?? LIST_TIMEOUT_MS);
  }

  async call(commandId: string, request: unknown, options: ExecuteOptions): Promise<unknown> {
    if (this.#link?.isOpen !== true) {
      throw new CommandError('channel_disconnected', `${this.#config.name} isn't connected.`, { commandId });
    }
    return this.#link.call(commandId, request, options);
  }

  probe(): Promise<boolean> {
    this.#probe ??= this.#probeOnce().finally(() => {
      this.#probe = undefined;
    });
    return this.#probe;
  }

  emit(eventId: string, payload: unknown): void {
    if (this.#link?.isOpen !== true) {
      throw new CommandError('channel_disconnected', `${this.#config.name} isn't connected.`);
    }
    this.#link.emit(eventId, payload);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#stopListening();
    clearTimeout(this.#commandsTimer);
    const link = this.#link;
    this.#link = undefined;
    await link?.close();
    await this.#connecting;
  }

  async #connect(options: ConnectOptions): Promise<void> {
    const before = this.#link;
    this.#link = undefined;
    this.#forgetLink();
    await before?.close();
    this.#fault = undefined;
    this.#connectStartedAt = this.context.now();
    this.#steps = this.#newSteps();
    this.#setStatus('connecting');
    let link: MeshLink | undefined;
    try {
      this.#steps.begin('resolve');
      this.#plan = planLaunch(this.#config, this.context.host);
      this.#steps.end('ok', this.#plan.detail);
      this.#steps.begin('connect');
      link = new MeshLink(this.#plan, this.context, (cause) => this.#onEnd(link, cause));
      this.#link = link;
      this.#pid = await link.started();
      this.log.add('link', 'info', `${this.channel}: process ${this.#pid} started`);
      await link.open();
      if (this.#link !== link) return;
      this.#steps.end('ok', `process ${this.#pid} started, stdin and stdout open`);
    } catch (error) {
      if (this.#link === link || link === undefined)
        await this.#failed(faultOfError(error, this.#scene()), link);
      return;
    }
    await this.#awaitList(link, options);
  }

  async #awaitList(link: MeshLink, options: ConnectOptions): Promise<void> {
    this.#steps.begin('list');
    const timeoutMs = options.listTimeoutMs ?? this.#config.listTimeoutMs ?? LIST_TIMEOUT_MS;
    if (options.withoutList) {
      this.#connected(link);
      void link.list.wait(timeoutMs).then((outcome) => {
        if (this.#link === link) this.#endListStep(outcome, timeoutMs);
      });
      return;
    }
    const outcome = await link.list.wait(timeoutMs);
    if (this.#link !== link) return;
    if (outcome.kind === 'closed') return;
    this.#endListStep(outcome, timeoutMs);
    if (outcome.kind === 'listed') {
      this.#connected(link);
      return;
    }
    const { framesIn, malformedIn } = link.list;
    const unreadable = outcome.kind === 'unreadable' ? { unreadable: outcome.reason } : {};
    const trouble = { waitedMs: timeoutMs, framesIn, malformedIn, ...unreadable };
    await this.#failed(faultOfList(trouble, this.#scene()), link);
  }

  #endListStep(outcome: ListOutcome, timeoutMs: number): void {
    switch (outcome.kind) {
      case 'listed': {
        this.#commandCount = this.commands().length;
        const count = this.#commandCount;
        this.#steps.end('ok', count === 1 ? '1 command' : `${count} commands`);
        break;
      }
      case 'unreadable':
        this.#steps.end('failed', `the list can't be read: ${outcome.reason}`);
        break;
      case 'timeout':
        this.#steps.end('failed', `timed out: no answer to list.commands.request in ${timeoutMs / 1_000} s`);
        break;
      case 'closed':
        this.#steps.end('failed', 'the link closed');
        break;
    }
    this.#changed();
  }

  #connected(link: MeshLink): void {
    this.#connectedAt = this.context.now();
    this.lastEnd = undefined;
    this.#commandCount = this.commands().length;
    this.log.add('link', 'info', `${this.channel}: linked, ${this.#commandCount} commands`);
    this.#setStatus('connected');
    this.context.commandsChanged(this);
    if (this.#plan?.isDemo) this.#watchProcesses(link);
  }

  async #failed(fault: TargetFault, link: MeshLink | undefined): Promise<void> {
    this.#link = undefined;
    this.#steps.end('failed', fault.label);
    this.#forgetLink();
    this.#fault = fault;
    this.log.add('link', 'error', fault.message);
    this.#setStatus('failed');
    await link?.close();
  }

  /** The link ended by itself, or was ended here; then it isn't ours any more. */
  #onEnd(link: MeshLink | undefined, cause: unknown): void {
    if (this.#link !== link || this.#disposed) return;
    this.#link = undefined;
    const wasConnecting = this.#status === 'connecting';
    const fault = wasConnecting
      ? faultOfError(cause ?? new Error('The link closed.'), this.#scene())
      : faultOfEnd(cause, this.#scene());
    this.#steps.end('failed', fault.label);
    this.lastEnd = { fault, commands: this.#commandCount };
    this.#forgetLink();
    this.#fault = fault;
    const well = cause instanceof ProcessExitError && cause.exit.code === 0 && !wasConnecting;
    this.log.add('link', well ? 'info' : 'error', fault.message);
    this.#setStatus(well ? 'disconnected' : 'failed');
    // Not from within the registry's own report of the end.
    setImmediate(() => void link?.close());
    setTimeout(() => this.#addLastWords(fault), LAST_WORDS_MS).unref();
  }

  /** The end of a program's stderr may come after its exit. */
  #addLastWords(fault: TargetFault): void {
    const { stderr } = this.#scene();
    if (this.#disposed || this.#fault !== fault || stderr.length === (fault.stderr?.length ?? 0)) return;
    this.#fault = { ...fault, stderr: [...stderr] };
    this.#changed();
  }

  #forgetLink(): void {
    const had = this.#commandCount;
    this.#pid = undefined;
    this.#connectedAt = undefined;
    this.#commandCount = 0;
    this.#processes.clear();
    if (had > 0) this.context.commandsChanged(this);
  }

  async #probeOnce(): Promise<boolean> {
    const link = this.#link;
    if (link?.isOpen !== true) return false;
    const answers = await link.refresh(PROBE_TIMEOUT_MS);
    if (this.#link !== link || !link.isOpen) return false;
    if (!answers && this.#status === 'connected') {
      this.#fault = faultOfSilence(PROBE_TIMEOUT_MS, this.#scene());
      this.log.add('link', 'warn', this.#fault.message);
      this.#setStatus('unresponsive');
    }
    return answers;
  }

  /** Only a reply says that the peer answers: after a panic it may go on sending events (protocol.md). */
  #onFrame(row: FrameRow): void {
    if (row.direction === 'out' || row.type === undefined) return;
    if (this.#status === 'unresponsive' && row.type.endsWith('.response')) {
      this.#fault = undefined;
      this.log.add('link', 'info', `${this.channel} answers again`);
      this.#setStatus('connected');
    }
    if (row.type === 'list.commands.response' || row.type === 'register.command.request')
      this.#commandsSoon();
  }

  #commandsSoon(): void {
    this.#commandsTimer ??= setTimeout(() => {
      this.#commandsTimer = undefined;
      if (this.#status !== 'connected' && this.#status !== 'unresponsive') return;
      this.#commandCount = this.commands().length;
      this.context.commandsChanged(this);
      this.#changed();
    }, COMMANDS_DELAY_MS);
  }

  #watchProcesses(link: MeshLink): void {
    link.registry.onAny(({ eventId, payload }) => {
      const said =
        this.#link === link ? this.#processes.take(eventId, payload, this.context.now()) : undefined;
      if (said === undefined) return;
      this.log.add('link', said.startsWith('lost') ? 'warn' : 'info', `${this.channel}: ${said}`);
      // What a process registers appears in the root's list, and goes with it.
      void link.refresh(LIST_TIMEOUT_MS);
      this.#changed();
    });
    link.call('demo.processes', undefined, { timeoutMs: LIST_TIMEOUT_MS }).then(
      (listed) => {
        if (this.#link === link && this.#processes.replace(listed)) this.#changed();
      },
      (error: unknown) => this.log.add('app', 'warn', `The demo's processes aren't known: ${String(error)}`),
    );
  }

  #scene(): FaultScene {
    const since = this.#connectStartedAt ?? 0;
    return {
      at: this.context.now(),
      channel: this.channel,
      stderr: this.log.newest('stderr', STDERR_LINES, since),
    };
  }

  #newSteps(): StepLog {
    return new StepLog(['resolve', 'connect', 'list'], this.context.now, () => this.#changed());
  }

  #setStatus(status: TargetStatus): void {
    this.#status = status;
    this.#changed();
  }

  #changed(): void {
    if (!this.#disposed) this.context.changed(this);
  }
}
