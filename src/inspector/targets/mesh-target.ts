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
import { countCommands } from './count-commands';
import { lastWords } from './last-words';
import { planLaunch } from './launch-plan';
import type { ListOutcome } from './list-watch';
import { type FaultScene, faultOfEnd, faultOfError, faultOfList, faultOfSilence } from './make-fault';
import { MeshLink } from './mesh-link';
import { PeerProcesses } from './peer-processes';
import { StepLog } from './step-log';
import type { ConnectOptions, LinkEnd, Target, TargetContext } from './target';
import { TargetView } from './target-view';
import { watchProcesses } from './watch-processes';

const LIST_TIMEOUT_MS = 5_000;
const PROBE_TIMEOUT_MS = 3_000;
const STDERR_LINES = 8;
/** Of so many lines: the rest of a long stack, and the error above it. */
const STDERR_READ = 60;
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
  readonly #view = new TargetView();
  readonly #processes = new PeerProcesses();
  #steps: StepLog;
  /** Also there while the target has failed because its list didn't come: the program still runs. */
  #link: MeshLink | undefined;
  /** Counts up with every change of mind: what an earlier attempt to connect does later has no effect. */
  #attempt = 0;
  #connecting: Promise<void> | undefined;
  #commandsTimer: NodeJS.Timeout | undefined;
  #lastWordsTimer: NodeJS.Timeout | undefined;
  #probe: Promise<boolean> | undefined;
  #disposed = false;
  readonly #stopListening: readonly (() => void)[];

  constructor(
    config: TargetConfig,
    private readonly context: TargetContext,
  ) {
    this.id = config.id;
    this.#config = config;
    this.capture = context.capture;
    this.log = context.log;
    this.#steps = this.#newSteps();
    this.#stopListening = [
      this.capture.onFrame((row) => this.#onFrame(row)),
      this.log.onChange(() => this.#lastWordsSoon()),
    ];
  }

  get channel(): string {
    return this.#view.channel ?? this.#config.name;
  }

  get isLinked(): boolean {
    return this.#view.isUp && this.#link?.isOpen === true;
  }

  state(): TargetState {
    return this.#view.toState(this.#config, this.#steps.steps, this.#processes.list);
  }

  change(config: TargetConfig): void {
    this.#config = config;
    this.#changed();
  }

  connect(options: ConnectOptions = {}): Promise<void> {
    if (this.#connecting === undefined) {
      const connecting = this.#connect(options).finally(() => {
        if (this.#connecting === connecting) this.#connecting = undefined;
      });
      this.#connecting = connecting;
    }
    return this.#connecting;
  }

  async disconnect(): Promise<void> {
    this.#attempt++;
    this.#connecting = undefined;
    const link = this.#link;
    if (link !== undefined) {
      this.log.add('link', 'info', `${this.channel}: disconnected`);
      const fault = { label: 'disconnected', message: 'Disconnected here.', at: this.context.now() };
      this.lastEnd = { fault, commands: this.#view.commandCount };
    }
    this.#forgetLink();
    this.#steps = this.#newSteps();
    this.#view.connectStartedAt = undefined;
    this.#setStatus('disconnected');
    await link?.close();
  }

  commands(): ListedCommand[] {
    return this.#link?.commands() ?? [];
  }

  async refresh(): Promise<void> {
    await this.#link?.refresh(this.#config.listTimeoutMs ?? LIST_TIMEOUT_MS);
  }

  async call(commandId: string, request: unknown, options: ExecuteOptions): Promise<unknown> {
    return this.#linked(commandId).call(commandId, request, options);
  }

  emit(eventId: string, payload: unknown): void {
    this.#linked().emit(eventId, payload);
  }

  probe(): Promise<boolean> {
    this.#probe ??= this.#probeOnce().finally(() => {
      this.#probe = undefined;
    });
    return this.#probe;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#attempt++;
    for (const stop of this.#stopListening) stop();
    clearTimeout(this.#commandsTimer);
    clearTimeout(this.#lastWordsTimer);
    const link = this.#link;
    this.#link = undefined;
    await link?.close();
  }

  #linked(commandId?: string): MeshLink {
    if (this.#link !== undefined && this.isLinked) return this.#link;
    const { name } = this.#config;
    const message =
      this.#view.status === 'connecting'
        ? `${name} is still connecting. Nothing was sent.`
        : `${name} isn't connected. Nothing was sent.`;
    throw new CommandError('channel_disconnected', message, commandId === undefined ? {} : { commandId });
  }

  async #connect(options: ConnectOptions): Promise<void> {
    const attempt = ++this.#attempt;
    const before = this.#link;
    const goesOn = options.withoutList === true || options.listTimeoutMs !== undefined;
    if (before?.isOpen === true && this.#view.status === 'failed' && goesOn) {
      this.#setStatus('connecting');
      before.list.again();
      void before.refresh(options.listTimeoutMs ?? LIST_TIMEOUT_MS);
      return this.#awaitList(before, attempt, options);
    }
    this.#forgetLink();
    this.#view.connectStartedAt = this.context.now();
    this.#steps = this.#newSteps();
    this.#setStatus('connecting');
    await before?.close();
    const link = attempt === this.#attempt ? await this.#start(attempt) : undefined;
    if (link !== undefined) await this.#awaitList(link, attempt, options);
  }

  /** Starts the program and opens the link; undefined where that failed or was given up. */
  async #start(attempt: number): Promise<MeshLink | undefined> {
    let link: MeshLink | undefined;
    try {
      this.#steps.begin('resolve');
      const plan = planLaunch(this.#config, this.context.host);
      this.#view.channel = plan.channel;
      this.#steps.end('ok', plan.detail);
      this.#steps.begin('connect');
      link = new MeshLink(plan, this.context, (cause) => this.#onEnd(link, cause));
      this.#link = link;
      const pid = await link.started();
      this.log.add('link', 'info', `${this.channel}: process ${pid} started`);
      await link.open();
      if (attempt !== this.#attempt || this.#link !== link) return undefined;
      this.#view.pid = pid;
      this.#steps.end('ok', `process ${pid} started, stdin and stdout open`);
      return link;
    } catch (error) {
      if (attempt === this.#attempt && (link === undefined || this.#link === link)) {
        const fault = faultOfError(error, this.#scene());
        this.#forgetLink();
        this.#fail(fault);
      }
      await link?.close();
      return undefined;
    }
  }

  async #awaitList(link: MeshLink, attempt: number, options: ConnectOptions): Promise<void> {
    const timeoutMs = options.listTimeoutMs ?? this.#config.listTimeoutMs ?? LIST_TIMEOUT_MS;
    this.#steps.begin('list');
    const waiting = link.list.wait(timeoutMs);
    if (options.withoutList) {
      this.#connected(link);
      void waiting.then((outcome) => {
        if (attempt === this.#attempt && this.#link === link) this.#endListStep(outcome, timeoutMs);
      });
      return;
    }
    const outcome = await waiting;
    if (attempt !== this.#attempt || this.#link !== link || outcome.kind === 'closed') return;
    this.#endListStep(outcome, timeoutMs);
    if (outcome.kind === 'listed') {
      this.#connected(link);
      return;
    }
    const { framesIn, malformedIn } = link.list;
    const { unfinishedBytes } = link;
    const unreadable = outcome.kind === 'unreadable' ? { unreadable: outcome.reason } : {};
    const trouble = { waitedMs: timeoutMs, framesIn, malformedIn, unfinishedBytes, ...unreadable };
    this.#fail(faultOfList(trouble, this.#scene()));
    this.#hold(link, attempt);
  }

  /** The program still runs: a list that comes late connects it, and the user may do without. */
  #hold(link: MeshLink, attempt: number): void {
    link.list.again();
    void link.list.answer.then((outcome) => {
      if (attempt !== this.#attempt || this.#link !== link || outcome.kind !== 'listed') return;
      this.#steps.begin('list');
      this.#endListStep(outcome, 0);
      this.#connected(link);
    });
  }

  #endListStep(outcome: ListOutcome, timeoutMs: number): void {
    switch (outcome.kind) {
      case 'listed':
        this.#steps.end('ok', countCommands(this.commands().length));
        break;
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
  }

  #connected(link: MeshLink): void {
    const view = this.#view;
    view.connectedAt = this.context.now();
    view.commandCount = this.commands().length;
    this.lastEnd = undefined;
    this.log.add('link', 'info', `${this.channel}: linked, ${countCommands(view.commandCount)}`);
    this.#setStatus('connected');
    this.context.commandsChanged(this);
    if (link.isDemo) {
      watchProcesses(link, this.#processes, this.context, () => {
        if (this.#link === link) this.#changed();
      });
    }
  }

  #fail(fault: TargetFault): void {
    this.#steps.end('failed', fault.label);
    this.log.add('link', 'error', fault.message);
    this.#setStatus('failed', fault);
  }

  /** The link ended by itself, or was ended here; then it isn't ours any more. */
  #onEnd(link: MeshLink | undefined, cause: unknown): void {
    if (this.#link !== link || this.#disposed) return;
    const wasConnecting = this.#view.status === 'connecting';
    const fault = wasConnecting
      ? faultOfError(cause ?? new Error('The link closed.'), this.#scene())
      : faultOfEnd(cause, this.#scene());
    this.lastEnd = { fault, commands: this.#view.commandCount };
    this.#forgetLink();
    const well = cause instanceof ProcessExitError && cause.exit.code === 0 && !wasConnecting;
    if (well) {
      this.log.add('link', 'info', fault.message);
      this.#setStatus('disconnected', fault);
    } else this.#fail(fault);
    // Not from within the registry's own report of the end.
    setImmediate(() => void link?.close());
  }

  /** A program's stderr may say more after its exit, or while its list is still awaited. */
  #lastWordsSoon(): void {
    if (this.#view.fault === undefined || this.#view.status === 'unresponsive') return;
    this.#lastWordsTimer ??= setTimeout(() => {
      this.#lastWordsTimer = undefined;
      const { fault, status } = this.#view;
      const { stderr } = this.#scene();
      if (fault === undefined || status === 'unresponsive') return;
      if (stderr.join('\n') === (fault.stderr ?? []).join('\n')) return;
      this.#view.fault = { ...fault, stderr: [...stderr] };
      this.#changed();
    }, LAST_WORDS_MS);
  }

  #forgetLink(): void {
    const had = this.#view.commandCount;
    this.#link = undefined;
    this.#view.pid = undefined;
    this.#view.connectedAt = undefined;
    this.#view.commandCount = 0;
    this.#processes.clear();
    if (had > 0) this.context.commandsChanged(this);
  }

  async #probeOnce(): Promise<boolean> {
    const link = this.#link;
    if (link?.isOpen !== true) return false;
    const answers = await link.refresh(PROBE_TIMEOUT_MS);
    if (this.#link !== link || !link.isOpen) return false;
    if (!answers && this.#view.status === 'connected') {
      const fault = faultOfSilence(PROBE_TIMEOUT_MS, this.#scene());
      this.log.add('link', 'warn', fault.message);
      this.#setStatus('unresponsive', fault);
    }
    return answers;
  }

  /** Only a reply says that the peer answers: after a panic it may go on sending events (protocol.md). */
  #onFrame(row: FrameRow): void {
    if (row.direction === 'out' || row.type === undefined) return;
    if (this.#view.status === 'unresponsive' && row.type.endsWith('.response')) {
      this.log.add('link', 'info', `${this.channel} answers again`);
      this.#setStatus('connected');
    }
    if (row.type === 'list.commands.response' || row.type === 'register.command.request')
      this.#commandsSoon();
  }

  #commandsSoon(): void {
    this.#commandsTimer ??= setTimeout(() => {
      this.#commandsTimer = undefined;
      if (!this.#view.isUp) return;
      this.#view.commandCount = this.commands().length;
      this.context.commandsChanged(this);
      this.#changed();
    }, COMMANDS_DELAY_MS);
  }

  #scene(): FaultScene {
    const since = this.#view.connectStartedAt ?? 0;
    const stderr = lastWords(this.log.newest('stderr', STDERR_READ, since), STDERR_LINES);
    return { at: this.context.now(), channel: this.channel, stderr };
  }

  #newSteps(): StepLog {
    return new StepLog(['resolve', 'connect', 'list'], this.context.now, () => this.#changed());
  }

  #setStatus(status: TargetStatus, fault?: TargetFault): void {
    this.#view.status = status;
    this.#view.fault = fault;
    this.#changed();
  }

  #changed(): void {
    if (!this.#disposed) this.context.changed(this);
  }
}
