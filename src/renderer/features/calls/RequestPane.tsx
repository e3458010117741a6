import { Tabs } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import { chosenTarget, useAction, useApp } from '../../stores';
import { goToField } from './goToField';
import { NoCommand } from './NoCommand';
import { NothingConnected } from './NothingConnected';
import { RequestBody } from './RequestBody';
import { RequestFooter } from './RequestFooter';
import { RequestHeader } from './RequestHeader';
import { RequestTabs } from './RequestTabs';
import { useRequestTab } from './requestTab';
import { useExecute } from './useExecute';
import { useRequest } from './useRequest';
import { useRequestHistory } from './useRequestHistory';
import { useRequestIntent } from './useRequestIntent';
import { useReset } from './useReset';

/** The chosen command of the chosen target. */
export function RequestPane(): ReactNode {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  const loaded = useStore(app.targets, (state) => state.loaded);
  const anyLinked = useStore(app.targets, ({ list }) =>
    list.some(({ status }) => status !== 'disconnected' && status !== 'failed'),
  );
  const commandId = useStore(app.commands, ({ chosen }) =>
    target === undefined ? undefined : chosen[target.config.id],
  );
  const listed = useStore(app.commands, ({ byTarget }) =>
    target === undefined ? 0 : (byTarget[target.config.id]?.length ?? 0),
  );
  if (!loaded) return null;
  if (target === undefined || (!anyLinked && commandId === undefined)) return <NothingConnected />;
  if (commandId === undefined) return <NoCommand target={target} listed={listed} />;
  return (
    <Chosen key={`${target.config.id} ${commandId}`} targetId={target.config.id} commandId={commandId} />
  );
}

function Chosen({ targetId, commandId }: { targetId: string; commandId: string }): ReactNode {
  const app = useApp();
  const region = useRef<HTMLDivElement>(null);
  const request = useRequest(targetId, commandId);
  const [tab, chooseTab] = useRequestTab(request);
  const history = useRequestHistory(request);
  const toProblem = (path?: string): void => {
    app.dock.getState().uncover();
    if (tab === 'schema') chooseTab(request.formless === undefined ? 'form' : 'json');
    // After the tab is drawn.
    requestAnimationFrame(() => {
      if (goToField(region.current, path)) return;
      // A text that isn't JSON shows in no form.
      chooseTab('json');
      requestAnimationFrame(() => goToField(region.current, path));
    });
  };
  const run = useExecute(request, toProblem);
  // Also while it can't: a press is answered with the reason.
  useAction('execute', () => run.execute());
  const reset = useReset(request);
  useAction('cancel', run.cancel);
  useAction('previousRequest', history.previous);
  useAction('nextRequest', history.next);
  useAction('resetRequest', reset);
  useAction('focusRequest', () => void goToField(region.current));
  useRequestIntent({ use: history.use, field: toProblem, execute: run.execute });
  return (
    <Tabs value={tab} onChange={chooseTab} className="request" ref={region}>
      <RequestHeader request={request} onReset={reset} />
      {request.takes === 'nothing' ? (
        <p className="t3 sm takes-nothing">Takes no request: the key is left out.</p>
      ) : (
        <>
          <RequestTabs request={request} tab={tab} history={history} onReset={reset} />
          <RequestBody
            request={request}
            onSubmit={() => run.execute()}
            onFormFault={() => chooseTab('json')}
          />
        </>
      )}
      <RequestFooter request={request} run={run} />
    </Tabs>
  );
}
