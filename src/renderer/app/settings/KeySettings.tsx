import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../components';
import { type ActionId, actionIds, keyMap, keysOf, useApp } from '../../stores';
import { KeyRecorder } from './KeyRecorder';

/** Every action with its shortcuts, each to be set anew. */
export function KeySettings(): ReactNode {
  const app = useApp();
  const { settings, change } = useStore(app.settings);
  const own = settings.keys ?? {};
  const [recording, setRecording] = useState<ActionId>();
  const set = (id: ActionId, keys: string): void => change({ keys: { ...own, [id]: keys } });
  const reset = (id: ActionId): void => {
    const { [id]: _, ...rest } = own;
    change({ keys: rest });
  };
  const takenBy = (id: ActionId, keys: readonly string[]): string | undefined => {
    const other = actionIds.find((one) => one !== id && keysOf(one, own).some((key) => keys.includes(key)));
    return other === undefined ? undefined : keyMap[other].label;
  };
  return (
    <>
      <div className="row key-head">
        <span className="t3 sm grow">Click a shortcut and press the new one. Escape leaves it as it is.</span>
        <Button size="xs" disabled={Object.keys(own).length === 0} onClick={() => change({ keys: {} })}>
          Back to the defaults
        </Button>
      </div>
      <ul className="key-list">
        {actionIds.map((id) => {
          const keys = keysOf(id, own);
          const taken = takenBy(id, keys);
          return (
            <li key={id} className="setting">
              <div>
                {keyMap[id].label}
                {taken === undefined ? null : <div className="warn sm">Also: {taken}</div>}
              </div>
              <div className="row g4">
                <KeyRecorder
                  keys={keys}
                  recording={recording === id}
                  onStart={() => setRecording(id)}
                  onEnd={(pressed) => {
                    setRecording(undefined);
                    if (pressed !== undefined) set(id, pressed);
                  }}
                />
                <IconButton
                  size="xs"
                  label={own[id] === undefined ? 'Take the shortcut away' : 'Back to the default'}
                  disabled={own[id] === undefined && keys.length === 0}
                  onClick={() => (own[id] === undefined ? set(id, '') : reset(id))}
                >
                  <IconX size={12} />
                </IconButton>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
