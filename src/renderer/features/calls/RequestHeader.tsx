import { Menu } from '@mantine/core';
import { IconCopy, IconDots, IconStar, IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { IconButton, visibleName } from '../../components';
import { chosenTarget, useApp } from '../../stores';
import { toggleStar } from '../commands';
import { requestFrame } from './jsonText';
import type { Request } from './useRequest';

/** The command's id, who owns it, and what can be done with it. */
export function RequestHeader({ request, onReset }: { request: Request; onReset: () => void }): ReactNode {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  const starred = useStore(app.settings, ({ settings }) => settings.starred?.includes(request.key) ?? false);
  const { command, commandId, nothing, text } = request;
  const requestText = nothing ? undefined : text;
  const copy = (what: string) => () => void app.platform.copyText(what);
  return (
    <>
      <div className="row g8 request-head">
        <h2 className="mono b request-id el" title={commandId}>
          {visibleName(commandId)}
        </h2>
        <span className="xs t3 nw">{owner(request, target?.channel)}</span>
        <span className="grow" />
        <IconButton
          size="xs"
          label={starred ? 'Take out of favourites' : 'Add to favourites'}
          pressed={starred}
          onClick={() => toggleStar(app, request.key)}
        >
          {starred ? <IconStarFilled size={14} /> : <IconStar size={14} />}
        </IconButton>
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton size="xs" label="Copy as">
              <IconCopy size={14} />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={copy(commandId)}>Copy the id</Menu.Item>
            <Menu.Item disabled={nothing} onClick={copy(text)}>
              Copy the request
            </Menu.Item>
            <Menu.Item onClick={() => copy(requestFrame(crypto.randomUUID(), commandId, requestText))()}>
              Copy as a JSON frame
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton size="xs" label="More">
              <IconDots size={14} />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => app.dock.getState().revealIn({ tab: 'traffic', filter: commandId })}>
              Show in Traffic
            </Menu.Item>
            <Menu.Item onClick={onReset}>Reset the request</Menu.Item>
            <Menu.Item onClick={() => app.actions.run('refreshCommands')}>Read the commands again</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {command?.description === undefined ? null : (
        <p className="t2 request-description" title={command.description}>
          <Described text={command.description} />
        </p>
      )}
    </>
  );
}

function owner({ command, listed }: Request, via: string | undefined): string {
  if (!listed)
    return [
      command === undefined ? 'not listed' : 'no longer listed',
      ...(via === undefined ? [] : [`via ${via}`]),
    ].join(' · ');
  const channel = command?.channel;
  if (channel === undefined) return via ?? '';
  return via === undefined || via === channel ? channel : `${channel} · via ${via}`;
}

/** A description with what stands between backticks in the face of code. */
function Described({ text }: { text: string }): ReactNode {
  return text.split(/`([^`]+)`/).map((part, at) =>
    // The parts of one text never move.
    at % 2 === 1 ? (
      <span key={at} className="mono">
        {part}
      </span>
    ) : (
      <span key={at}>{part}</span>
    ),
  );
}
