import { Button, Checkbox, Switch } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Kbd } from '../../components';
import { useApp, useKeys } from '../../stores';
import { DeadlineInput } from './DeadlineInput';
import { useDeadline } from './useDeadline';
import type { Execute } from './useExecute';
import type { Request } from './useRequest';

/** Execute, Cancel, the deadline, and what is to be done about an invalid or absent request. */
export function RequestFooter({ request, run }: { request: Request; run: Execute }): ReactNode {
  const app = useApp();
  const keys = useKeys('execute');
  const [ms, setMs] = useDeadline(request.targetId, request.commandId);
  return (
    <div className="foot request-foot">
      <Button
        size="md"
        variant="filled"
        data-testid="execute"
        disabled={run.blocked !== undefined}
        rightSection={keys === undefined ? null : <Kbd keys={keys} />}
        onClick={() => run.execute()}
      >
        Execute
      </Button>
      <Button size="md" data-testid="cancel" disabled={run.cancel === undefined} onClick={run.cancel}>
        Cancel
      </Button>
      <span className="row g6 t2 nw deadline">
        <span className="deadline-word">Deadline</span>
        <DeadlineInput key={request.key} ms={ms} onChange={setMs} />
      </span>
      <span className="grow" />
      {run.blocked === undefined ? null : <Blocked reason={run.blocked} refused={run.refused} />}
      {run.blocked !== undefined || request.takes === 'nothing' ? null : request.takes === 'anything' ? (
        <Checkbox
          label="Send nothing"
          checked={request.nothing}
          onChange={(event) => request.setNothing(event.currentTarget.checked)}
        />
      ) : (
        <span className="send-although">
          {run.faults === 0 ? null : (
            <span className="sm err nw unsent" role="alert">
              Not sent: {run.faults} {run.faults === 1 ? 'problem' : 'problems'}
            </span>
          )}
          <Switch
            className="send-invalid"
            data-testid="send-invalid"
            label="Send although invalid"
            checked={request.sendInvalid}
            onChange={(event) =>
              app.drafts.getState().setSendInvalid(request.key, event.currentTarget.checked)
            }
          />
        </span>
      )}
    </div>
  );
}

/** Why nothing can be sent; said aloud and with its mark once it was tried. */
function Blocked({ reason, refused }: { reason: string; refused: boolean }): ReactNode {
  if (!refused) return <span className="sm t2 blocked">{reason}</span>;
  return (
    <span className="sm row g6 warn" role="alert">
      <IconAlertTriangle size={14} />
      <span className="blocked">Not sent: {reason}</span>
    </span>
  );
}
