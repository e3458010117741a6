import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { IconButton, Kbd } from '../../components';
import { Dialog } from '../../features/overlay';
import { type ActionId, actionIds, keyMap, keysOf, useApp } from '../../stores';

const groups = ['Call', 'Go to', 'View', 'Targets', 'Lists', 'App'] as const;

type Group = (typeof groups)[number];

/** The actions of a group that have a shortcut. */
const idsOf = (group: Group, own: Readonly<Record<string, string>> | undefined): readonly ActionId[] =>
  actionIds.filter((id) => keyMap[id].group === group && keysOf(id, own).length > 0);

/** All shortcuts as they are set. */
export function ShortcutSheet(): ReactNode {
  const app = useApp();
  const own = useStore(app.settings, ({ settings }) => settings.keys);
  const close = (): void => app.dialogs.getState().close();
  return (
    <Dialog label="Keyboard shortcuts" width={760} top={64} onClose={close}>
      <div className="row g8 dialog-head">
        <b className="b">Keyboard shortcuts</b>
        <span className="grow" />
        <button
          type="button"
          className="lnk sm"
          onClick={() => app.dialogs.getState().show({ kind: 'settings', at: 'keys' })}
        >
          Change them
        </button>
        <IconButton label="Close" keys={<Kbd keys="Esc" />} onClick={close}>
          <IconX size={16} />
        </IconButton>
      </div>
      <div className="shortcut-sheet" data-autofocus tabIndex={-1}>
        {groups
          .filter((group) => group === 'Lists' || idsOf(group, own).length > 0)
          .map((group) => (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              <dl>
                {idsOf(group, own).map((id) => (
                  <div key={id}>
                    <dt>{keyMap[id].label}</dt>
                    <dd>
                      {keysOf(id, own).map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
                {group === 'Lists' ? <ListKeys /> : null}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  );
}

/** Keys of lists and streams that can't be set. */
const listKeys: readonly (readonly [what: string, keys: readonly string[]])[] = [
  ['Move among rows', ['↑', '↓']],
  ['Open the row', ['Enter']],
  ['Follow the newest', ['End']],
];

function ListKeys(): ReactNode {
  return listKeys.map(([what, keys]) => (
    <div key={what}>
      <dt>{what}</dt>
      <dd>
        {keys.map((key) => (
          <Kbd key={key} keys={key} />
        ))}
      </dd>
    </div>
  ));
}
