import type { TargetState } from '@contract';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components';
import { useApp } from '../../stores';
import { connectTarget } from '../targets/targetActions';

/** In place of a request, where no command is chosen: why, and what can be done. */
export function NoCommand({ target, listed }: { target: TargetState; listed: number }): ReactNode {
  const app = useApp();
  const { config, status } = target;
  if (status === 'disconnected' || status === 'failed')
    return (
      <EmptyState
        title={`${config.name} isn’t connected`}
        actions={<Button onClick={() => void connectTarget(app, target)}>Connect</Button>}
      >
        Its commands are shown once it is.
      </EmptyState>
    );
  if (status === 'connecting') return <EmptyState title={`Connecting ${config.name}…`} />;
  return (
    <EmptyState
      title="No command is chosen"
      actions={
        <Button onClick={() => app.dialogs.getState().show({ kind: 'unlisted-id' })}>
          Call an unlisted id…
        </Button>
      }
    >
      {listed > 0
        ? 'Choose one at the left, or call an id that isn’t listed.'
        : `${config.name} lists no commands; it may answer to ids all the same.`}
    </EmptyState>
  );
}
