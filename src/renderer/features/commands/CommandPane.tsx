import type { TargetState } from '@contract';
import { TextInput } from '@mantine/core';
import { IconCornerDownRight, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import { formatCount, IconButton, Kbd } from '../../components';
import { chosenTarget, useAction, useApp, useShortestKeys } from '../../stores';
import { CommandTree } from './CommandTree';

/** The commands of the chosen target, with a filter and a way to call an id that isn't listed. */
export function CommandPane(): ReactNode {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  const targetId = target?.config.id;
  const commands = useStore(app.commands, ({ byTarget }) =>
    targetId === undefined ? undefined : byTarget[targetId],
  );
  const { filter, setFilter } = useStore(app.commands);
  const input = useRef<HTMLInputElement>(null);
  const keys = useShortestKeys('filterCommands');
  const tree = useRef<HTMLDivElement>(null);
  useAction('filterCommands', () => {
    app.actions.run('openSidebar');
    // The sidebar may be just opening.
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.select();
    });
  });
  useAction(
    'unlistedId',
    targetId === undefined ? undefined : () => app.dialogs.getState().show({ kind: 'unlisted-id' }),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      tree.current?.querySelector<HTMLElement>('[role="tree"]')?.focus();
    } else if (event.key === 'Escape' && filter !== '') {
      event.stopPropagation();
      setFilter('');
    }
  };
  return (
    <section className="commands" aria-label="Commands" data-region="commands">
      <div className="sec commands-head">
        Commands <span className="n">{commands === undefined ? '' : formatCount(commands.length)}</span>
      </div>
      <div className="command-filter">
        <TextInput
          ref={input}
          data-testid="command-filter"
          aria-label="Filter commands"
          placeholder="Filter"
          value={filter}
          leftSection={<IconSearch size={14} />}
          rightSection={
            filter === '' ? (
              keys === undefined ? null : (
                <Kbd keys={keys} />
              )
            ) : (
              <IconButton label="Clear the filter" size="xs" onClick={() => setFilter('')}>
                <IconX size={12} />
              </IconButton>
            )
          }
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="grow command-tree-frame" ref={tree}>
        {target === undefined ? null : (
          <CommandTree
            key={target.config.id}
            targetId={target.config.id}
            commands={commands ?? []}
            filter={filter}
            empty={
              <p className="t3 sm command-empty">
                {emptyText(target, commands !== undefined, filter)}{' '}
                {target.status === 'disconnected' || target.status === 'failed' ? (
                  <button type="button" className="lnk" onClick={() => app.actions.run('connect')}>
                    Connect
                  </button>
                ) : null}
              </p>
            }
          />
        )}
      </div>
      <button
        type="button"
        className="li t2 unlisted"
        data-testid="unlisted-id"
        disabled={targetId === undefined}
        onClick={() => app.dialogs.getState().show({ kind: 'unlisted-id' })}
      >
        <IconCornerDownRight size={14} className="t3" />
        Call an unlisted id…
      </button>
    </section>
  );
}

function emptyText({ config, status, fault }: TargetState, read: boolean, filter: string): string {
  if (status === 'connected' && filter.trim() !== '')
    return `No command of ${config.name} matches “${filter.trim()}”.`;
  switch (status) {
    case 'connected':
    case 'unresponsive':
      return read
        ? `${config.name} lists no commands. Ids that it doesn’t list can be called all the same.`
        : 'Reading the list…';
    case 'connecting':
      return `Connecting ${config.name}…`;
    case 'failed':
      return `${config.name} isn’t connected: ${fault?.label ?? 'it failed'}.`;
    case 'disconnected':
      return `${config.name} isn’t connected.`;
  }
}
