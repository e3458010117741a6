import { useStore } from 'zustand';
import { callsOf, chosenTarget, useApp } from '../../stores';
import { cancelCall, executeCall } from './executeCall';
import { useDeadline } from './useDeadline';
import type { Request } from './useRequest';

export interface Execute {
  /** Why it can't be executed now; undefined: it can. */
  readonly blocked: string | undefined;
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
  const linked = target?.status === 'connected' || target?.status === 'unresponsive';
  const { targetId, commandId, nothing, text } = request;
  return {
    blocked: linked || target === undefined ? undefined : `${target.config.name} isn’t connected`,
    execute: (otherTimeoutMs = timeoutMs) => {
      if (!linked) return;
      const [problem] = request.sendInvalid ? [] : request.checkNow().problems;
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
