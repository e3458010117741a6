import { Tabs } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount, IconButton } from '../../components';
import { callKey, chosenTarget, useApp } from '../../stores';
import { FrameList } from './FrameList';
import { HistoryList } from './HistoryList';
import { loadCalls } from './history';
import { ResultBody } from './ResultBody';
import { copyResult, saveResult } from './resultActions';
import { isResultTab, type ResultTab } from './resultTab';
import { useShownCall } from './useShownCall';

/** The result of the chosen command, its frames, and its history. */
export function ResultPane(): ReactNode {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  const targetId = target?.config.id;
  const commandId = useStore(app.commands, ({ chosen }) =>
    targetId === undefined ? undefined : chosen[targetId],
  );
  if (targetId === undefined || commandId === undefined) return null;
  return <Chosen key={`${targetId} ${commandId}`} targetId={targetId} commandId={commandId} />;
}

function Chosen({ targetId, commandId }: { targetId: string; commandId: string }): ReactNode {
  const app = useApp();
  const { call } = useShownCall(targetId, commandId);
  const total = useStore(app.calls, ({ totals }) => totals[callKey(targetId, commandId)] ?? 0);
  useEffect(() => void loadCalls(app, targetId, commandId), [app, targetId, commandId]);
  const shownId = useStore(app.calls, ({ shown }) => shown[callKey(targetId, commandId)]);
  // Frames belong to one call: another one begins with its result.
  const [chosen, setChosen] = useState<{ tab: ResultTab; of: string | undefined }>({
    tab: 'result',
    of: shownId,
  });
  const tab = chosen.tab === 'frames' && chosen.of !== shownId ? 'result' : chosen.tab;
  const setTab = (next: ResultTab): void => setChosen({ tab: next, of: shownId });
  return (
    <Tabs
      value={tab}
      onChange={(value) => {
        if (isResultTab(value)) setTab(value);
      }}
      className="result"
      data-testid="result"
    >
      <div className="row result-tabs">
        <Tabs.List className="grow">
          <Tabs.Tab value="result">Result</Tabs.Tab>
          <Tabs.Tab value="frames" disabled={call === undefined}>
            Frames <span className="n">{call === undefined ? '' : formatCount(call.frameSeqs.length)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="history">
            History <span className="n">{total === 0 ? '' : formatCount(total)}</span>
          </Tabs.Tab>
        </Tabs.List>
        <div className="row g4 result-ways">
          <IconButton
            size="xs"
            label="Copy"
            disabled={call === undefined}
            onClick={() => {
              if (call !== undefined) void copyResult(app, call);
            }}
          >
            <IconCopy size={14} />
          </IconButton>
          <IconButton
            size="xs"
            label="Save"
            disabled={call === undefined}
            onClick={() => {
              if (call !== undefined) void saveResult(app, call);
            }}
          >
            <IconDownload size={14} />
          </IconButton>
        </div>
      </div>
      <Tabs.Panel value="result" className="result-panel">
        <ResultBody targetId={targetId} commandId={commandId} onShowHistory={() => setTab('history')} />
      </Tabs.Panel>
      <Tabs.Panel value="frames" className="result-panel">
        {call === undefined ? null : <FrameList call={call} />}
      </Tabs.Panel>
      <Tabs.Panel value="history" className="result-panel">
        <HistoryList targetId={targetId} commandId={commandId} onShow={() => setTab('result')} />
      </Tabs.Panel>
    </Tabs>
  );
}
