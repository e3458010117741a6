import type { TargetState } from '@contract';
import { formatDuration, formatTime } from '../../components';

export const stepNames = {
  resolve: 'Resolve',
  connect: 'Connect',
  handshake: 'Handshake',
  list: 'List',
} as const;

/** "stopped at step 4 of 4, List", "connected", "connecting"; undefined before the first try. */
export function connectionSummary({ status, steps }: TargetState): string | undefined {
  const failed = steps.findIndex(({ state }) => state === 'failed');
  const step = steps[failed];
  if (step !== undefined) return `stopped at step ${failed + 1} of ${steps.length}, ${stepNames[step.step]}`;
  switch (status) {
    case 'connecting':
      return 'connecting';
    case 'connected':
      return 'connected';
    case 'unresponsive':
      return 'linked, but nothing is answered';
    case 'failed':
      return 'failed';
    case 'disconnected':
      return undefined;
  }
}

/** How long the steps took together, in ms. */
export const connectionDuration = ({ steps }: TargetState): number =>
  steps.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);

/** The whole report as text, to be sent to somebody. */
export function connectionReport(target: TargetState): string {
  const { config, steps, fault, connectStartedAt } = target;
  return [
    `${config.name}: ${config.url}`,
    ...(config.cwd === undefined ? [] : [`directory: ${config.cwd}`]),
    ...(connectStartedAt === undefined
      ? []
      : [`${formatTime(connectStartedAt)}, ${connectionSummary(target) ?? ''}`]),
    ...steps.map(
      ({ step, state, detail, durationMs }) =>
        `  ${stepNames[step].padEnd(9)} ${state}${detail === undefined ? '' : `: ${detail}`}${
          durationMs === undefined ? '' : ` (${formatDuration(durationMs)})`
        }`,
    ),
    ...(fault === undefined ? [] : ['', fault.message]),
    ...(fault?.stderr === undefined || fault.stderr.length === 0 ? [] : ['', 'stderr:', ...fault.stderr]),
    ...(fault?.hints ?? []).map((hint, at) => `${at + 1}. ${hint}`),
  ].join('\n');
}
