import { Tabs } from '@mantine/core';
import { type KeyboardEvent, memo, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { JsonEditor, Notice, RequestForm } from '../../components';
import { pressedShortcut, useApp } from '../../stores';
import { SchemaView } from './SchemaView';
import type { Request } from './useRequest';
import { useStable } from './useStable';

export interface RequestBodyProps {
  request: Request;
  onSubmit: () => void;
  onFormFault: () => void;
}

/** Drawn anew only when the request changes, not with every call: a large form takes its time. */
const Form = memo(RequestForm);

/** What the tabs show: the form, the JSON editor, the schema. */
export function RequestBody({ request, onSubmit, onFormFault }: RequestBodyProps): ReactNode {
  const app = useApp();
  const name = useStore(
    app.targets,
    ({ list }) => list.find(({ config }) => config.id === request.targetId)?.config.name,
  );
  const [fault, setFault] = useState<{ key: string; reason: string }>();
  const unshown = request.formless ?? (fault?.key === request.key ? fault.reason : undefined);
  const { takes, command } = request;
  // The editor would move lines by the same keys.
  const takeHistoryKeys = (event: KeyboardEvent): void => {
    const { keys } = app.settings.getState().settings;
    for (const id of ['previousRequest', 'nextRequest'] as const) {
      if (pressedShortcut(event, id, keys) === undefined) continue;
      event.preventDefault();
      event.stopPropagation();
      app.actions.run(id);
    }
  };
  const write = useStable(request.write);
  const submit = useStable(onSubmit);
  const fail = useStable((reason: string) => {
    setFault({ key: request.key, reason });
    onFormFault();
  });
  return (
    <>
      <Tabs.Panel value="form" className="request-panel">
        <div className="request-form">
          <Form
            key={request.key}
            schema={request.schema}
            text={request.nothing ? undefined : request.text}
            onTextChange={write}
            problems={request.check.problems}
            onSubmit={submit}
            onFault={fail}
          />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="json" className="request-panel">
        {takes === 'anything' ? (
          <Notice>
            {command === undefined
              ? `${name ?? 'The target'} doesn’t list this command. Any JSON can be sent.`
              : `${name ?? 'The target'} doesn’t describe what this command takes. Any JSON can be sent.`}
          </Notice>
        ) : null}
        {unshown === undefined ? null : <Notice tone="warn">{unshown}</Notice>}
        {request.check.schemaFault === undefined || unshown !== undefined ? null : (
          <Notice tone="warn">{request.check.schemaFault} The request isn’t checked.</Notice>
        )}
        <div
          className={`request-json${request.nothing ? ' rests' : ''}`}
          data-testid="request-json"
          onKeyDownCapture={takeHistoryKeys}
        >
          <JsonEditor
            key={request.key}
            label="Request as JSON"
            value={request.text}
            onChange={write}
            problems={request.nothing ? [] : request.check.problems}
            schema={request.schema}
            onSubmit={submit}
          />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="schema" className="request-panel">
        <SchemaView request={request} />
      </Tabs.Panel>
    </>
  );
}
