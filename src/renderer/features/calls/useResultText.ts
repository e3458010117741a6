import type { CallRecord } from '@contract';
import { useEffect, useState } from 'react';
import { errorText, useApp } from '../../stores';

export interface ResultText {
  readonly text: string | undefined;
  readonly reading: boolean;
  readonly problem: string | undefined;
}

/** The text of a result: from the record, or over the bulk port where it is too large for it. */
export function useResultText({ callId, resultText, resultStored }: CallRecord): ResultText {
  const { bulk } = useApp();
  const [read, setRead] = useState<{ callId: string; text?: string; problem?: string }>();
  const fetch = resultText === undefined && resultStored === true;
  useEffect(() => {
    if (!fetch) return;
    let gone = false;
    bulk.readResult(callId).then(
      (text) => {
        if (!gone) setRead({ callId, text });
      },
      (error: unknown) => {
        if (!gone) setRead({ callId, problem: errorText(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [bulk, callId, fetch]);
  const mine = read?.callId === callId ? read : undefined;
  return {
    text: resultText ?? mine?.text,
    reading: fetch && mine === undefined,
    problem: mine?.problem,
  };
}
