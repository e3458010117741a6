import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { callKey } from '../../stores';
import { ResultPanels } from './ResultPanels';
import { ResultTabList } from './ResultTabList';
import { ResultWays } from './ResultWays';
import { isResultTab, type ResultTab } from './resultTab';
import { useChosenCommand } from './useChosenCommand';
import { useFramedCall } from './useFramedCall';

/** The result of the chosen command, its frames, and its history. */
export function ResultPane(): ReactNode {
  const chosen = useChosenCommand();
  if (chosen === undefined) return null;
  return <Chosen key={callKey(chosen.targetId, chosen.commandId)} {...chosen} />;
}

function Chosen({ targetId, commandId }: { targetId: string; commandId: string }): ReactNode {
  const framedId = useFramedCall(targetId, commandId)?.callId;
  // Frames belong to one call: another one begins with its result.
  const [chosen, setChosen] = useState<{ tab: ResultTab; of: string | undefined }>({
    tab: 'result',
    of: framedId,
  });
  const tab = chosen.tab === 'frames' && chosen.of !== framedId ? 'result' : chosen.tab;
  const setTab = (next: ResultTab): void => setChosen({ tab: next, of: framedId });
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
          <ResultTabList />
        </Tabs.List>
        <ResultWays />
      </div>
      <ResultPanels targetId={targetId} commandId={commandId} onTab={setTab} />
    </Tabs>
  );
}
