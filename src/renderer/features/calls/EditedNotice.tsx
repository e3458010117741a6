import type { CallRecord } from '@contract';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { callKey, useApp } from '../../stores';
import { sameJson } from './jsonText';

/** Said where the request differs by now from the one that the shown result answers. */
export function EditedNotice({ call }: { call: CallRecord }): ReactNode {
  const app = useApp();
  const draft = useStore(app.drafts, ({ byKey }) => byKey[callKey(call.targetId, call.commandId)]);
  const left = call.requestText === undefined && call.requestSizeBytes > 0;
  if (draft === undefined || left) return null;
  const now = draft.nothing === true ? '' : draft.text.trim();
  if (sameJson(now, call.requestText ?? '')) return null;
  return (
    <div className="notice edited">
      <IconPencil size={14} className="t3" />
      <span className="grow">The request was edited after this call.</span>
      <button
        type="button"
        className="lnk"
        onClick={() => app.requestIntent.getState().ask({ kind: 'use', call })}
      >
        Show the request as sent
      </button>
    </div>
  );
}
