import type { TargetState } from '@contract';
import { Tooltip } from '@mantine/core';
import { IconPlug, IconPlugX, IconRefresh } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatCount, IconButton, TargetMark } from '../../components';
import { chooseTarget, useApp } from '../../stores';
import { TargetTooltip } from './TargetTooltip';
import { connectTarget, disconnectTarget, reconnectTarget } from './targetActions';

export interface TargetRowProps {
  target: TargetState;
  chosen: boolean;
  onContextMenu: (event: MouseEvent) => void;
}

const shownUrl = ({ config, processes = [] }: TargetState): string =>
  config.url === 'self:' && processes.length > 0
    ? `self: ${processes.map(({ name }) => name).join(', ')}`
    : config.url;

/** A target: its state as a shape, name, URL, what can be done about it, and how many commands it has. */
export function TargetRow({ target, chosen, onContextMenu }: TargetRowProps): ReactNode {
  const app = useApp();
  const dialogOpen = useStore(app.dialogs, ({ open }) => open !== undefined);
  const { config, status, fault } = target;
  const linked = status === 'connected' || status === 'unresponsive';
  const choose = (): void => chooseTarget(app, config.id);
  return (
    <li
      className={`li target-row${chosen ? ' sel' : ''}`}
      data-testid={`target-${config.id}`}
      data-status={status}
      onContextMenu={onContextMenu}
      onClick={choose}
    >
      <TargetMark state={status} />
      <Tooltip label={<TargetTooltip target={target} />} position="right-start" multiline offset={8}>
        <button
          type="button"
          className="target-name"
          aria-current={chosen}
          tabIndex={chosen ? 0 : -1}
          onDoubleClick={() => {
            if (!linked && status !== 'connecting') void connectTarget(app, target);
          }}
        >
          <span>{config.name}</span>
          <span className="mono xs t3 el">{shownUrl(target)}</span>
        </button>
      </Tooltip>
      <span className="meta">
        {fault !== undefined && status !== 'connected' && status !== 'connecting' ? (
          <span className={status === 'unresponsive' ? 'warn' : 'err'}>{fault.label}</span>
        ) : null}
        {status === 'connecting' ? <span className="pend">connecting</span> : null}
        {status === 'failed' || (fault !== undefined && status === 'disconnected') ? (
          <RowButton
            label="Retry"
            onClick={() => void connectTarget(app, target)}
            focusable={chosen}
            testId={chosen && !dialogOpen ? 'connect' : undefined}
          >
            <IconRefresh size={12} />
          </RowButton>
        ) : null}
        {chosen && status === 'unresponsive' ? (
          <RowButton
            label="Connect again"
            onClick={() => void reconnectTarget(app, target)}
            focusable
            testId={undefined}
          >
            <IconRefresh size={12} />
          </RowButton>
        ) : null}
        {chosen && (linked || status === 'connecting') ? (
          <RowButton
            label={linked ? 'Disconnect' : 'Stop connecting'}
            onClick={() => void disconnectTarget(app, target)}
            focusable
            testId="disconnect"
          >
            <IconPlugX size={14} />
          </RowButton>
        ) : null}
        {chosen && status === 'disconnected' && fault === undefined ? (
          <RowButton
            label="Connect"
            onClick={() => void connectTarget(app, target)}
            focusable
            testId={dialogOpen ? undefined : 'connect'}
          >
            <IconPlug size={14} />
          </RowButton>
        ) : null}
        {linked ? formatCount(target.commandCount) : null}
      </span>
    </li>
  );
}

interface RowButtonProps {
  label: string;
  onClick: () => void;
  focusable: boolean;
  testId: string | undefined;
  children: ReactNode;
}

function RowButton({ label, onClick, focusable, testId, children }: RowButtonProps): ReactNode {
  return (
    <IconButton
      label={label}
      className="row-button"
      tabIndex={focusable ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation();
        // The button goes with the state that it changes: the focus stays in the row.
        event.currentTarget.closest('li')?.querySelector<HTMLElement>('.target-name')?.focus();
        onClick();
      }}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
    >
      {children}
    </IconButton>
  );
}
