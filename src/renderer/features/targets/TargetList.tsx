import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../components';
import { chooseTarget, useApp } from '../../stores';
import { ContextMenu } from '../overlay';
import { TargetMenu } from './TargetMenu';
import { TargetRow } from './TargetRow';
import { removeTarget } from './targetActions';

/** The targets, in the sidebar. One tab stop; arrows move, Enter connects by a double click's rule. */
export function TargetList(): ReactNode {
  const app = useApp();
  const { list, chosenId } = useStore(app.targets);
  const [menu, setMenu] = useState<{ targetId: string; x: number; y: number }>();
  const menuTarget = list.find(({ config }) => config.id === menu?.targetId);

  const rows = useRef<HTMLUListElement>(null);
  const count = useRef(list.length);
  useEffect(() => {
    // A removed row takes the focus with it.
    if (list.length < count.current && document.activeElement === document.body)
      rows.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
    count.current = list.length;
  }, [list.length]);

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const at = list.findIndex(({ config }) => config.id === chosenId);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (event.key === 'Delete' && list[at] !== undefined) void removeTarget(app, list[at]);
    const next = to === undefined ? undefined : list[to];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    chooseTarget(app, next.config.id);
    event.currentTarget.querySelectorAll<HTMLElement>('.target-name')[to ?? 0]?.focus();
  };

  return (
    <section className="targets" aria-label="Targets" data-region="targets">
      <div className="sec">
        Targets <span className="n">{list.length}</span>
        <span className="grow" />
        <IconButton
          label="Add a target"
          size="xs"
          data-testid="add-target"
          onClick={() => app.dialogs.getState().show({ kind: 'add-target' })}
        >
          <IconPlus size={14} />
        </IconButton>
      </div>
      <ul className="target-list" ref={rows} onKeyDown={onKeyDown}>
        {list.map((target) => (
          <TargetRow
            key={target.config.id}
            target={target}
            chosen={target.config.id === chosenId}
            onContextMenu={(event) => {
              event.preventDefault();
              setMenu({ targetId: target.config.id, x: event.clientX, y: event.clientY });
            }}
          />
        ))}
      </ul>
      <ContextMenu at={menuTarget === undefined ? undefined : menu} onClose={() => setMenu(undefined)}>
        {menuTarget === undefined ? null : <TargetMenu target={menuTarget} />}
      </ContextMenu>
    </section>
  );
}
