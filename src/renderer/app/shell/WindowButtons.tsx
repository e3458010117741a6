import { IconCopy, IconMinus, IconSquare, IconX } from '@tabler/icons-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { WindowControls } from '../../platform';

/** Minimise, maximise and close, where the window has no frame of the system's. */
export function WindowButtons({ controls }: { controls: WindowControls }): ReactNode {
  const maximized = useSyncExternalStore(
    (changed) => controls.subscribe(changed),
    () => controls.maximized,
  );
  return (
    <span className="wc">
      <button type="button" tabIndex={-1} aria-label="Minimise" onClick={() => controls.minimize()}>
        <IconMinus size={14} />
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={maximized ? 'Restore' : 'Maximise'}
        onClick={() => controls.toggleMaximize()}
      >
        {maximized ? <IconCopy size={12} /> : <IconSquare size={12} />}
      </button>
      <button
        type="button"
        tabIndex={-1}
        className="close"
        aria-label="Close"
        onClick={() => controls.close()}
      >
        <IconX size={14} />
      </button>
    </span>
  );
}
