import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Notice } from '../../components';
import { useApp } from '../../stores';
import { DamagedNotice } from './DamagedNotice';
import { ProcessNotice } from './ProcessNotice';
import { TargetNotice } from './TargetNotice';

const tones = { info: 'plain', warn: 'warn', error: 'error', pending: 'pending' } as const;

/** What needs to be known or answered, as strips under the title bar. */
export function Notices(): ReactNode {
  const app = useApp();
  const list = useStore(app.notices, (state) => state.list);
  const closed = useStore(app.connection, ({ state }) => state === 'closed');
  return (
    <div className="notices">
      {closed ? (
        <Notice tone="pending">
          <b className="b">The link to the inspector closed.</b> What was written stays here; it goes on once
          the link is back.
        </Notice>
      ) : null}
      <DamagedNotice />
      <TargetNotice />
      <ProcessNotice />
      {list.map(({ id, tone, lead, text, actions }) => (
        <Notice
          key={id}
          tone={tones[tone]}
          actions={actions.map(({ label, run }) => (
            <button key={label} type="button" className="lnk nw" onClick={run}>
              {label}
            </button>
          ))}
        >
          {lead === undefined ? null : <b className="b">{lead} </b>}
          <span className="wrap-any">{text}</span>
        </Notice>
      ))}
    </div>
  );
}
