import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../components';
import { callKey, useApp } from '../../stores';
import { useChosenCommand } from './useChosenCommand';
import { useFramedCall } from './useFramedCall';

/** The tabs beside the result: the frames of its call, and the history, with how many there are. */
export function ResultTabList(): ReactNode {
  const app = useApp();
  const chosen = useChosenCommand();
  const call = useFramedCall(chosen?.targetId ?? '', chosen?.commandId ?? '');
  const total = useStore(app.calls, ({ totals }) =>
    chosen === undefined ? 0 : (totals[callKey(chosen.targetId, chosen.commandId)] ?? 0),
  );
  return (
    <>
      <Tabs.Tab value="frames" disabled={call === undefined}>
        Frames{' '}
        <span className="n">
          {call === undefined || call.frameSeqs.length === 0 ? '' : formatCount(call.frameSeqs.length)}
        </span>
      </Tabs.Tab>
      <Tabs.Tab value="history">
        History <span className="n">{total === 0 ? '' : formatCount(total)}</span>
      </Tabs.Tab>
    </>
  );
}
