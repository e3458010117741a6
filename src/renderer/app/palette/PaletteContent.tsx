import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Kbd } from '../../components';
import { useStreams } from '../../features/streams';
import { useApp } from '../../stores';
import { PaletteRow } from './PaletteRow';
import type { PaletteItem } from './paletteGroup';
import { paletteGroups } from './paletteGroups';
import { nextScope, paletteQuery, paletteScopes } from './paletteQuery';

/** What is in the palette: a field, what it finds by group, and the keys. */
export function PaletteContent(): ReactNode {
  const app = useApp();
  const { query: written, scope: chosenScope, setQuery, setScope, hide } = useStore(app.palette);
  const { counts, rates } = useStore(useStreams().capture);
  // What it reads of the app itself, so that it is drawn anew with it.
  useStore(app.commands, ({ byTarget }) => byTarget);
  useStore(app.targets, ({ list }) => list);
  const { scope, text } = paletteQuery(written, chosenScope);
  const groups = paletteGroups(app, scope, text, { ids: Object.keys(counts.byEvent), rates });
  const items = groups.flatMap((group) => group.items);
  const [wanted, setWanted] = useState<{ of: string; index: number }>({ of: '', index: 0 });
  const of = `${scope} ${text}`;
  const index = wanted.of === of ? Math.min(wanted.index, items.length - 1) : 0;
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index, of]);

  const run = (item: PaletteItem | undefined, now: boolean): void => {
    if (item === undefined) return;
    const act = (): void => (now && item.runNow !== undefined ? item.runNow() : item.run());
    if (item.icon.kind === 'more') return act();
    hide();
    // Once the palette is gone: what it does may open something else, or be an action that rests under a layer.
    setTimeout(act);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + 8, PageUp: index - 8 }[
      event.key
    ];
    if (event.key === 'Enter') run(items[index], event.ctrlKey || event.metaKey);
    else if (event.key === 'Tab') setScope(nextScope(chosenScope, event.shiftKey ? -1 : 1));
    else if (move !== undefined && items.length > 0)
      setWanted({
        of,
        index:
          Math.abs(move - index) === 1
            ? (move + items.length) % items.length
            : Math.max(0, Math.min(items.length - 1, move)),
      });
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="row g8 palette-head">
        <IconSearch size={16} className="t3" />
        <input
          className="palette-input grow"
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-label="Command, target or action"
          aria-activedescendant={items.length === 0 ? undefined : `${listId}-${index}`}
          placeholder={chosenScope === 'targets' ? 'Target' : 'Command, target or action'}
          value={written}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {paletteScopes.map((one) => (
          <button
            key={one.scope}
            type="button"
            tabIndex={-1}
            className={`chip${scope === one.scope ? ' on' : ''}`}
            aria-pressed={scope === one.scope}
            onClick={() => setScope(one.scope)}
          >
            {one.label}
          </button>
        ))}
      </div>
      <div className="palette-list" role="listbox" aria-label="Found" id={listId} ref={list}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="row xs t3 palette-group">
              {group.title}
              <span>{group.note}</span>
            </div>
            {group.items.map((item) => {
              const at = items.indexOf(item);
              return (
                <PaletteRow
                  key={item.id}
                  item={item}
                  query={text}
                  id={`${listId}-${at}`}
                  selected={at === index}
                  onSelect={() => setWanted({ of, index: at })}
                  onRun={() => run(item, false)}
                />
              );
            })}
          </div>
        ))}
        {items.length === 0 ? (
          <p className="t2 palette-none">
            {scope === 'ids' && text === ''
              ? 'Write or paste a message or trace id after #.'
              : 'Nothing matches.'}
          </p>
        ) : null}
      </div>
      <div className="row g12 sm t3 palette-foot" aria-hidden>
        <Hint keys="Enter">open</Hint>
        <Hint keys="Mod+Enter">open and execute</Hint>
        <Hint keys="Tab">next scope</Hint>
        <span className="grow" />
        <Hint keys=">">actions</Hint>
        <Hint keys="@">targets</Hint>
        <Hint keys="#">message or trace id</Hint>
      </div>
    </>
  );
}

function Hint({ keys, children }: { keys: string; children: ReactNode }): ReactNode {
  return (
    <span className="row g6 nw">
      <Kbd keys={keys} />
      {children}
    </span>
  );
}
