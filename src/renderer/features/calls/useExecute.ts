import { useState } from 'react';
import { useStore } from 'zustand';
import { callsOf, chosenTarget, useApp } from '../../stores';
import { blockedBy } from './blockedBy';
import { cancelCall, executeCall } from './executeCall';
import { useDeadline } from './useDeadline';
import type { Request } from './useRequest';

export interface Execute {
  /** Why it can't be executed now; undefined: it can. */
  readonly blocked: string | undefined;
  /** It was tried nevertheless, by the keyboard or from elsewhere in the window. */
  readonly refused: boolean;
  /** How many problems kept the request, as it still is, from being sent when that was tried; 0: it wasn't. */
  readonly faults: number;
  /** With another deadline than the command's own, where one is given (ms). */
  readonly execute: (otherTimeoutMs?: number) => void;
  /** Gives up the newest call that waits; undefined: none waits. */
  readonly cancel: (() => void) | undefined;
}

/** Executes the request as it is written; with problems and the switch off it leads to the first one instead. */
export function useExecute(request: Request, goToProblem: (path: string) => void): Execute {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  const [timeoutMs] = useDeadline(request.targetId, request.commandId);
  const running = useStore(app.calls, ({ running: all }) => all[request.key] ?? 0);
  const closed = useStore(app.connection, ({ state }) => state === 'closed');
  const blocked = blockedBy(target, closed);
  const [refused, setRefused] = useState(false);
  if (refused && blocked === undefined) setRefused(false);
  const { targetId, commandId, nothing, text } = request;
  const [faulty, setFaulty] = useState({ text: '', count: 0 });
  return {
    blocked,
    refused,
    faults: faulty.text === text && !request.sendInvalid ? faulty.count : 0,
    execute: (otherTimeoutMs = timeoutMs) => {
      if (blocked !== undefined) {
        app.dock.getState().uncover();
        return setRefused(true);
      }
      const problems = request.sendInvalid ? [] : request.checkNow().problems;
      setFaulty({ text, count: problems.length });
      const [problem] = problems;
      if (problem !== undefined) return goToProblem(problem.path);
      void executeCall(app, {
        targetId,
        commandId,
        timeoutMs: otherTimeoutMs,
        ...(nothing ? {} : { requestText: text }),
      });
    },
    cancel:
      running === 0
        ? undefined
        : () => {
            const newest = callsOf(app.calls.getState(), targetId, commandId).find(
              ({ status }) => status === 'running',
            );
            if (newest !== undefined) cancelCall(app, newest.callId);
          },
  };
}
