import type { CommandRegistry, Logger } from '@mesh';
import type { Clock } from './clock';

/** How a Node program is spawned by a host: Electron runs its own binary as Node, Node itself. */
export interface NodeProgram {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the environment of the program. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Everything that differs between the places where the inspector runs. */
export interface InspectorHost {
  /** Where settings, targets, drafts and the history are kept; made where it isn't there. */
  readonly dataDirectory: string;
  readonly edition: 'desktop' | 'browser';
  readonly version: string;
  /** Such as `Electron 45.4.1, Node 22.18`. */
  readonly runtime: string;
  readonly platform: string;
  /** The registry `main`: `InspectorService` is registered on it, and its traffic is part of `self:`. */
  readonly registry: CommandRegistry;
  /** How `file` is run as a Node program here. */
  nodeProgram(file: string, args?: readonly string[]): NodeProgram;
  /** Where the built programs of the demo mesh lie. */
  readonly programDirectory: string;
  /** File name of the demo mesh's root within `programDirectory`; `root.cjs` unless set. */
  readonly demoFile?: string;
  /** The built worker of the capture store (`store/worker.ts`). */
  readonly captureWorkerFile: string;
  /** Working directory of programs whose target names none; that of the process unless set. */
  readonly cwd?: string;
  /** The environment of programs; that of the process unless set. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly now?: Clock;
  /** Hears of what has no place in the interface. */
  readonly logger?: Logger;
}
