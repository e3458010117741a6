import type { CallRecord } from '@contract';
import type { Outcome } from '../../components';

/** The shape that tells how a call went. */
export function outcomeOf({ status, fault }: CallRecord): Outcome {
  switch (status) {
    case 'running':
      return 'pending';
    case 'ok':
      return 'ok';
    case 'cancelled':
      return 'cancelled';
    case 'error':
      if (fault?.code === 'timeout') return 'timeout';
      return fault?.code === 'channel_disconnected' ? 'disconnected' : 'error';
  }
}

/** The word beside it: the code unchanged where there is one. */
export function outcomeWord({ status, fault }: CallRecord): string {
  switch (status) {
    case 'running':
      return 'Waiting';
    case 'ok':
      return 'ok';
    case 'cancelled':
      return 'Cancelled';
    case 'error':
      return fault?.code ?? 'error';
  }
}

export const hopCount = ({ path }: CallRecord): string | undefined =>
  path === undefined || path.hops.length === 0
    ? undefined
    : `${path.hops.length} ${path.hops.length === 1 ? 'hop' : 'hops'}`;
