import type { TargetFault } from '@contract';
import { describeExit, type ProcessExit, ProcessExitError, SpawnError } from '@transports/node';
import { TargetUrlError } from './target-url';

/** What is known around a failure. */
export interface FaultScene {
  readonly at: number;
  /** The peer's name. */
  readonly channel: string;
  /** The last lines of the program's stderr. */
  readonly stderr: readonly string[];
}

/** Why connecting failed before there was a link. */
export function faultOfError(error: unknown, scene: FaultScene): TargetFault {
  if (error instanceof TargetUrlError) {
    return fault(scene, error.label, error.message, [...error.hints]);
  }
  if (error instanceof SpawnError) return fault(scene, labelOfCode(error.code), error.message, []);
  if (error instanceof ProcessExitError) return faultOfExit(error.exit, scene, 'before it was connected');
  const message = error instanceof Error ? error.message : String(error);
  return fault(scene, 'failed', message, []);
}

/** Why a link ended that was open. */
export function faultOfEnd(cause: unknown, scene: FaultScene): TargetFault {
  if (cause instanceof ProcessExitError) return faultOfExit(cause.exit, scene);
  const message = cause instanceof Error ? `: ${cause.message}` : '';
  return fault(scene, 'link closed', `The link to ${scene.channel} closed${message}.`, [
    'Connect again to restart the program.',
  ]);
}

/** What came of the first list, where it isn't a list. */
export interface ListTrouble {
  readonly waitedMs: number;
  readonly framesIn: number;
  readonly malformedIn: number;
  /** What came of a line that isn't at its end yet. */
  readonly unfinishedBytes: number;
  /** The answer came, but it can't be read. */
  readonly unreadable?: string;
}

/** Why the first list didn't come. Waiting longer, or connecting without it, is offered by the interface. */
export function faultOfList(trouble: ListTrouble, scene: FaultScene): TargetFault {
  const hints: string[] = [];
  let message: string;
  if (trouble.unreadable !== undefined) {
    message = `${scene.channel} answered with a list that can't be read: ${trouble.unreadable}.`;
    hints.push('Look at the frame in Traffic.');
  } else if (trouble.malformedIn > 0 && trouble.malformedIn === trouble.framesIn) {
    message = `${scene.channel} runs and prints to stdout, but none of its ${trouble.malformedIn} lines is a message.`;
    hints.push('Check that it speaks the protocol on stdout, and logs to stderr only.');
  } else if (trouble.framesIn > 0) {
    message = `${scene.channel} runs and sends messages, but doesn't answer the list request.`;
  } else if (trouble.unfinishedBytes > 0) {
    message = `${scene.channel} runs and has printed ${trouble.unfinishedBytes} bytes to stdout, but no end of a line: a message is a line.`;
    hints.push('Check that it ends each message with a newline, and logs to stderr only.');
  } else {
    message = `${scene.channel} runs, but hasn't sent a byte since it started. It may still be busy starting.`;
    if (scene.stderr.length > 0) message += ' Its last lines of stderr may say with what.';
  }
  return fault(scene, trouble.unreadable === undefined ? 'no answer' : 'bad list', message, hints);
}

/** The link is open, but a list request after a deadline got no answer. */
export function faultOfSilence(waitedMs: number, scene: FaultScene): TargetFault {
  const message = `${scene.channel} is linked, but didn't answer a list request within ${Math.round(waitedMs / 1_000)} s either.`;
  return fault(scene, 'unresponsive', message, [
    'A handler that panicked or blocks may be the reason: see its stderr in the Log.',
    'Disconnect and connect again to restart the program.',
  ]);
}

/** The short form of an exit, for the target's row. */
export function labelOfExit(exit: ProcessExit): string {
  return exit.signal ?? `exit code ${exit.code ?? 'unknown'}`;
}

function faultOfExit(exit: ProcessExit, scene: FaultScene, when?: string): TargetFault {
  const what = `${scene.channel} ${describeExit(exit)}${when === undefined ? '' : ` ${when}`}.`;
  const hints = ['Connect again to start it anew.'];
  if (exit.code === 127 || exit.code === 126) hints.unshift('A part of the command line could not be run.');
  return {
    ...fault(scene, labelOfExit(exit), what, hints),
    ...(exit.code !== null && { exitCode: exit.code }),
    ...(exit.signal !== null && { signal: exit.signal }),
  };
}

function fault(scene: FaultScene, label: string, message: string, hints: string[]): TargetFault {
  return {
    label,
    message,
    at: scene.at,
    ...(hints.length > 0 && { hints }),
    ...(scene.stderr.length > 0 && { stderr: [...scene.stderr] }),
  };
}

function labelOfCode(code: string | undefined): string {
  switch (code) {
    case 'ENOENT':
      return 'not found';
    case 'EACCES':
      return 'not allowed';
    default:
      return code ?? 'not started';
  }
}
