import type { CallRecord } from '@contract';
import { Button, Drawer, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { StatusMark } from '../../components';
import {
  outcomeOf,
  RequestPane,
  ResultPanels,
  ResultTabList,
  useChosenCall,
  useChosenCommand,
  useFramedCall,
} from '../../features/calls';
import { callKey, useAction, useApp } from '../../stores';
import { Sidebar } from './Sidebar';

/** Ended just now, so that somebody waits for it: not one that was merely chosen. */
const isNew = (call: CallRecord | undefined): boolean =>
  call !== undefined && Date.now() - (call.startedAt + (call.durationMs ?? 0)) < 1000;

/** Below 1,080 px: the sidebar as a drawer, request and result as tabs of one pane. */
export function NarrowColumns(): ReactNode {
  const app = useApp();
  const [tab, setTab] = useState<string | null>('request');
  const drawer = useStore(app.dialogs, (state) => state.drawer);
  const call = useChosenCall();
  const chosen = useChosenCommand();
  const framed = useFramedCall(chosen?.targetId ?? '', chosen?.commandId ?? '');
  const intent = useStore(app.requestIntent, (state) => state.intent);
  const shownId = call?.callId;
  const framedId = framed?.callId;
  // Whatever concerns the request is done where it can be seen; a new result comes into sight by itself.
  const key = chosen === undefined ? undefined : callKey(chosen.targetId, chosen.commandId);
  const [seen, setSeen] = useState({ shownId, framedId, intent, key });
  if (shownId !== seen.shownId || framedId !== seen.framedId || intent !== seen.intent || key !== seen.key) {
    setSeen({ shownId, framedId, intent, key });
    // Of a command that wasn't called yet there is only the request to see.
    if (key !== seen.key && call === undefined) setTab('request');
    else if (intent !== undefined && intent !== seen.intent) setTab('request');
    // Frames belong to one call; whoever waits at them sees the reply there.
    else if (tab === 'frames') setTab(framedId === seen.framedId ? 'frames' : 'result');
    else if (shownId !== seen.shownId && isNew(call)) setTab('result');
  }
  const executeFromHere = (): void => app.requestIntent.getState().ask({ kind: 'execute' });
  // The request, which else takes the key, isn't there.
  useAction('execute', tab === 'request' || chosen === undefined ? undefined : executeFromHere);
  const close = (): void => app.dialogs.getState().setDrawer(false);
  return (
    <>
      <Tabs value={tab} onChange={setTab} className="narrow">
        <div className="row narrow-tabs">
          <Tabs.List className="grow">
            <Tabs.Tab value="request">Request</Tabs.Tab>
            <Tabs.Tab value="result">
              Result {framed === undefined ? null : <StatusMark outcome={outcomeOf(framed)} size={12} />}
            </Tabs.Tab>
            <ResultTabList />
          </Tabs.List>
          {tab === 'request' ? null : (
            <Button variant="filled" size="xs" onClick={executeFromHere}>
              Execute
            </Button>
          )}
        </div>
        <Tabs.Panel value="request" className="region" aria-label="Request" data-region="request">
          <RequestPane />
        </Tabs.Panel>
        {tab === 'request' || chosen === undefined ? null : (
          <section className="region" aria-label="Result" data-region="result" data-testid="result">
            <ResultPanels {...chosen} onTab={setTab} />
          </section>
        )}
      </Tabs>
      <Drawer opened={drawer} onClose={close} size={264} withCloseButton={false} className="drawer">
        <Sidebar />
      </Drawer>
    </>
  );
}
