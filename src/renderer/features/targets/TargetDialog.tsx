import { Button, Checkbox } from '@mantine/core';
import { IconCopy, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton, Kbd, Notice } from '../../components';
import { type OpenDialog, useAction, useApp } from '../../stores';
import { Dialog } from '../overlay';
import { ConnectionReport } from './ConnectionReport';
import { connectionReport } from './connectionSteps';
import { TargetFields } from './TargetFields';
import { useTargetDialog } from './useTargetDialog';

export interface TargetDialogProps {
  opened: Extract<OpenDialog, { kind: 'add-target' | 'edit-target' }>;
}

/** Adds a target, or changes one, and connects it in sight. */
export function TargetDialog({ opened }: TargetDialogProps): ReactNode {
  const app = useApp();
  const { form, change, target, problem, ready, save, connect, stop } = useTargetDialog(opened);
  const close = (): void => app.dialogs.getState().close();
  const connecting = target?.status === 'connecting';
  const tried = target !== undefined && target.steps.length > 0;
  const title = opened.kind === 'add-target' ? 'Add a target' : `Edit ${target?.config.name ?? 'the target'}`;
  useAction('execute', ready ? () => void connect() : () => undefined);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (
      event.key !== 'Enter' ||
      event.ctrlKey ||
      event.metaKey ||
      !(event.target instanceof HTMLInputElement)
    )
      return;
    if (event.target.type === 'text' && ready) void connect();
  };
  return (
    <Dialog label={title} width={760} onClose={close}>
      <div className="target-dialog" onKeyDown={onKeyDown}>
        <div className="row g8 dialog-head">
          <b className="b">{title}</b>
          <span className="grow" />
          <IconButton label="Close" keys={<Kbd keys="Esc" />} onClick={close}>
            <IconX size={16} />
          </IconButton>
        </div>
        <div className="dialog-body">
          <TargetFields form={form} onChange={change} />
          {problem === undefined ? null : <Notice tone="error">{problem}</Notice>}
          {target === undefined ? null : (
            <ConnectionReport
              target={target}
              onWaitLonger={(listTimeoutMs) => void connect({ listTimeoutMs })}
              onConnectAnyway={() => void connect({ withoutList: true })}
            />
          )}
        </div>
        <div className="row g8 dialog-foot">
          <Checkbox
            label="Connect when the app starts"
            checked={form.connectAtStart}
            onChange={(event) => change({ ...form, connectAtStart: event.currentTarget.checked })}
          />
          <span className="grow" />
          {tried ? (
            <Button
              size="md"
              variant="subtle"
              leftSection={<IconCopy size={14} />}
              onClick={() => void app.platform.copyText(connectionReport(target))}
            >
              Copy the report
            </Button>
          ) : null}
          {connecting ? (
            <Button size="md" onClick={stop}>
              Stop
            </Button>
          ) : (
            <Button size="md" disabled={!ready} onClick={() => void save()}>
              Save without connecting
            </Button>
          )}
          <Button
            size="md"
            variant="filled"
            data-testid="connect"
            disabled={!ready}
            rightSection={<Kbd keys="Mod+Enter" />}
            onClick={() => void connect()}
          >
            {connecting ? 'Connecting…' : tried && target.status === 'failed' ? 'Try again' : 'Connect'}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
