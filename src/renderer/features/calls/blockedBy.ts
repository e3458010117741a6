import type { TargetState } from '@contract';

/**
 * Why no call can be made now, as it is said beside Execute; undefined: one can. A target that answers nothing is called
 * all the same: that is how one finds out.
 *
 * @param closed the page doesn't reach the inspector, so the target's state may be out of date
 */
export function blockedBy(target: TargetState | undefined, closed: boolean): string | undefined {
  if (closed) return 'No link to the inspector';
  if (target === undefined) return 'No target is chosen';
  const { name } = target.config;
  switch (target.status) {
    case 'connected':
    case 'unresponsive':
      return undefined;
    case 'connecting':
      return `${name} is connecting…`;
    case 'failed':
    case 'disconnected':
      return `${name} isn’t connected`;
  }
}
