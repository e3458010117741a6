import { useState } from 'react';
import { useWindowWidth, WIDE } from './useWindowWidth';

export interface Detail {
  readonly shown: boolean;
  /** It stands over the table, because the window is narrow (docs/interface.md, "Grid"). */
  readonly over: boolean;
  readonly open: () => void;
  /** A row was clicked: where there is room, that takes back a close. */
  readonly clicked: () => void;
  /** Gives whether there was something to close. */
  readonly close: () => boolean;
}

/** Whether the detail is shown: beside the table by itself, over it only when asked for. */
export function useDetail(hasSelection: boolean): Detail {
  const wide = useWindowWidth(WIDE);
  const [wish, setWish] = useState<'open' | 'closed' | undefined>(undefined);
  const shown = hasSelection && (wish === 'open' || (wish === undefined && wide));
  return {
    shown,
    over: !wide,
    open: () => setWish('open'),
    clicked: () => setWish((before) => (before === 'closed' ? undefined : before)),
    close: () => {
      if (shown) setWish('closed');
      return shown;
    },
  };
}
