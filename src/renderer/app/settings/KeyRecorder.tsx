import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { Kbd } from '../../components';
import { isMac, shortcutOf } from '../../stores';

export interface KeyRecorderProps {
  keys: readonly string[];
  recording: boolean;
  onStart: () => void;
  /** The shortcut that was pressed; undefined: given up. */
  onEnd: (keys: string | undefined) => void;
}

/** A shortcut that is set anew by pressing it. */
export function KeyRecorder({ keys, recording, onStart, onEnd }: KeyRecorderProps): ReactNode {
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (!recording) return;
    // Captured first, so that the keys being written down do nothing else.
    const press = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') return end(undefined);
      const pressed = shortcutOf(event, isMac());
      if (pressed !== undefined) end(pressed);
    };
    globalThis.addEventListener('keydown', press, true);
    return () => globalThis.removeEventListener('keydown', press, true);
  }, [recording]);
  return (
    <button
      type="button"
      className={`key-recorder${recording ? ' on' : ''}`}
      onClick={onStart}
      onBlur={() => recording && onEnd(undefined)}
    >
      {recording ? (
        <span className="acc sm">Press the shortcut…</span>
      ) : keys.length === 0 ? (
        <span className="t3 sm">none</span>
      ) : (
        keys.map((key) => <Kbd key={key} keys={key} />)
      )}
    </button>
  );
}
