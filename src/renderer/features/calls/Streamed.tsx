import type { CallRecord } from '@contract';
import type { ReactNode } from 'react';
import { formatCount } from '../../components';

/** How far a stream is, or was when its call ended, and its newest item. */
export function Streamed({ call: { streamed, status } }: { call: CallRecord }): ReactNode {
  if (streamed === undefined) return null;
  const { items, newest } = streamed;
  const when = status === 'running' ? 'so far' : 'came before that; they aren’t kept';
  return (
    <div className="row g8 sm streamed">
      <span className="t2 nw">
        {formatCount(items)} {items === 1 ? 'item' : 'items'} {when}
      </span>
      <span className="mono t3 el" title={newest}>
        {newest}
      </span>
    </div>
  );
}
