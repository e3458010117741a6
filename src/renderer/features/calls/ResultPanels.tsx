import { Tabs } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useApp } from '../../stores';
import { FrameList } from './FrameList';
import { HistoryList } from './HistoryList';
import { loadCalls } from './history';
import { ResultBody } from './ResultBody';
import type { ResultTab } from './resultTab';
import { useFramedCall } from './useFramedCall';

export interface ResultPanelsProps {
  targetId: string;
  commandId: string;
  onTab: (tab: ResultTab) => void;
}

/** What the tabs of the result show. */
export function ResultPanels({ targetId, commandId, onTab }: ResultPanelsProps): ReactNode {
  const app = useApp();
  const call = useFramedCall(targetId, commandId);
  useEffect(() => void loadCalls(app, targetId, commandId), [app, targetId, commandId]);
  return (
    <>
      <Tabs.Panel value="result" className="result-panel">
        <ResultBody targetId={targetId} commandId={commandId} onShowHistory={() => onTab('history')} />
      </Tabs.Panel>
      <Tabs.Panel value="frames" className="result-panel">
        {call === undefined ? null : <FrameList key={call.callId} call={call} />}
      </Tabs.Panel>
      <Tabs.Panel value="history" className="result-panel">
        <HistoryList targetId={targetId} commandId={commandId} onShow={() => onTab('result')} />
      </Tabs.Panel>
    </>
  );
}
