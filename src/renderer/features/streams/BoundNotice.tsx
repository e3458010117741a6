import type { ReactNode } from 'react';
import { Notice } from '../../components';
import type { BoundText } from './boundText';
import { LimitButton } from './LimitButton';
import { RecordButton } from './RecordButton';

/** Says what a bounded stream left out, and leads to its limits. */
export function BoundNotice({ bound }: { bound: BoundText }): ReactNode {
  return (
    <Notice
      tone="warn"
      quiet
      actions={
        <>
          <LimitButton />
          <RecordButton />
        </>
      }
    >
      <div className="el" title={`${bound.lead} ${bound.rest}`}>
        <b className="b">{bound.lead}</b> {bound.rest}
      </div>
    </Notice>
  );
}
