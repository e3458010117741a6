import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

export interface Detail {
  readonly shown: boolean;
  /** It stands over the table, because the window is narrow (ui/README.md, "Grid"). */
  readonly over: boolean;
  open(): void;
  /** Gives whether there was something to close. */
  close(): boolean;
}

/** Whether the detail is shown: beside the table by itself, over it only when asked for. */
export function useDetail(hasSelection: boolean): Detail {
  const wide = useMediaQuery('(min-width: 1080px)', true, { getInitialValueInEffect: false }) ?? true;
  const [wish, setWish] = useState<'open' | 'closed' | undefined>(undefined);
  const shown = hasSelection && (wish === 'open' || (wish === undefined && wide));
  return {
    shown,
    over: !wide,
    open: () => setWish('open'),
    close: () => {
      if (shown) setWish('closed');
      return shown;
    },
  };
}
