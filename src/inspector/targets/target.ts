import type { ListedCommand, TargetConfig, TargetFault, TargetState } from '@contract';
import type { ExecuteOptions } from '@mesh';
import type { LogBook } from '../capture/log-book';
import type { TargetCapture } from '../capture/target-capture';
import type { Clock } from '../clock';
import type { InspectorHost } from '../inspector-host';

export interface ConnectOptions {
  /** Keep the link though the peer doesn't answer the list. */
  readonly withoutList?: boolean;
  readonly listTimeoutMs?: number;
}

/** How the last link of a target ended. */
export interface LinkEnd {
  readonly fault: TargetFault;
  /** How many commands went with it. */
  readonly commands: number;
}

/** Something that is inspected: a program's mesh, or this app. */
export interface Target {
  readonly id: string;
  /** The peer's name on this side. */
  readonly channel: string;
  readonly capture: TargetCapture;
  readonly log: LogBook;
  /** Whether calls can be made. */
  readonly isLinked: boolean;
  readonly lastEnd: LinkEnd | undefined;
  state(): TargetState;
  change(config: TargetConfig): void;
  /** Resolves when it is linked, has failed or was given up; never rejects. */
  connect(options?: ConnectOptions): Promise<void>;
  disconnect(): Promise<void>;
  commands(): ListedCommand[];
  /** Asks for the list again. */
  refresh(): Promise<void>;
  /**
   * Calls a command.
   *
   * @param onItem where a stream is taken in item by item, hears each as it comes
   * @throws CommandError
   */
  call(commandId: string, request: unknown, options: ExecuteOptions, onItem?: OnItem): Promise<unknown>;
  /** Whether the peer still answers anything: a list request, visible in Traffic. */
  probe(): Promise<boolean>;
  emit(eventId: string, payload: unknown): void;
  dispose(): Promise<void>;
}

/** `count`: how many have come, with this one. */
export type OnItem = (item: unknown, count: number) => void;

/** What a target needs from the inspector around it. */
export interface TargetContext {
  readonly host: InspectorHost;
  readonly now: Clock;
  readonly capture: TargetCapture;
  readonly log: LogBook;
  /** Its state changed. */
  changed(target: Target): void;
  /** Its list of commands changed. */
  commandsChanged(target: Target): void;
}
