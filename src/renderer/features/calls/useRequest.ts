import type { ListedCommand } from '@contract';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createRequestChecker, defaultRequestText, formability, type RequestCheck } from '../../components';
import { callKey, useApp } from '../../stores';

/** What the peer says that a command takes: a schema, nothing at all, or it doesn't say. */
export type Takes = 'schema' | 'nothing' | 'anything';

export interface Request {
  readonly targetId: string;
  readonly commandId: string;
  readonly key: string;
  /** As it is listed, or was listed last. */
  readonly command: ListedCommand | undefined;
  /** Whether the target lists it now. */
  readonly listed: boolean;
  readonly takes: Takes;
  readonly schema: unknown;
  /** Why no form can show the schema; undefined: one can. */
  readonly formless: string | undefined;
  readonly text: string;
  /** The defaults. */
  readonly initial: string;
  /** Nothing is sent: it takes nothing, or that was chosen, or nothing is written. */
  readonly nothing: boolean;
  /** May be behind the text by a moment. */
  readonly check: RequestCheck;
  /** Checks the text as it is. */
  readonly checkNow: () => RequestCheck;
  readonly sendInvalid: boolean;
  readonly write: (text: string) => void;
  readonly setNothing: (nothing: boolean) => void;
  readonly reset: () => void;
}

const clean: RequestCheck = { problems: [] };

function takesOf(command: ListedCommand | undefined): Takes {
  if (command?.schema === undefined) return 'anything';
  return command.schema.request === undefined ? 'nothing' : 'schema';
}

/** The request of a command as it is being written: one text under form and JSON view, checked as it changes. */
export function useRequest(targetId: string, commandId: string): Request {
  const app = useApp();
  const key = callKey(targetId, commandId);
  const listed = useStore(app.commands, ({ byTarget }) =>
    byTarget[targetId]?.find(({ id }) => id === commandId),
  );
  const command = useStore(app.commands, ({ remembered }) => listed ?? remembered[targetId]?.[commandId]);
  const draft = useStore(app.drafts, ({ byKey }) => byKey[key]);
  const sendInvalid = useStore(app.drafts, (state) => state.sendInvalid[key] ?? false);
  const takes = takesOf(command);
  const schema = command?.schema?.request;
  const initial = useMemo(
    () => (takes === 'schema' ? (defaultRequestText(schema) ?? '') : ''),
    [takes, schema],
  );
  const form = useMemo(() => (takes === 'schema' ? formability(schema) : undefined), [takes, schema]);
  const text = draft?.text ?? initial;
  const nothing = takes === 'nothing' || draft?.nothing === true || text.trim() === '';
  // Typing comes first; a large request is checked when there is time.
  const checkedText = useDeferredValue(text);
  const checkedNothing = useDeferredValue(nothing);
  const checker = useMemo(() => {
    const check = createRequestChecker(schema);
    return (none: boolean, written: string): RequestCheck =>
      none && takes !== 'schema' ? clean : check(none ? undefined : written);
  }, [schema, takes]);
  const check = useMemo(() => checker(checkedNothing, checkedText), [checker, checkedText, checkedNothing]);
  useEffect(() => {
    if (initial !== '') app.drafts.getState().begin(targetId, commandId, initial);
  }, [app, targetId, commandId, initial]);

  return {
    targetId,
    commandId,
    key,
    command,
    listed: listed !== undefined,
    takes,
    schema,
    formless: form === undefined || form.ok ? undefined : form.reason,
    text,
    initial,
    nothing,
    check,
    checkNow: () => checker(nothing, text),
    sendInvalid,
    write: (next) => app.drafts.getState().write(targetId, commandId, { text: next }),
    setNothing: (on) =>
      app.drafts
        .getState()
        .write(
          targetId,
          commandId,
          on ? { text, nothing: true } : { text: text.trim() === '' ? '{}' : text },
        ),
    reset: () => app.drafts.getState().reset(targetId, commandId, initial),
  };
}
