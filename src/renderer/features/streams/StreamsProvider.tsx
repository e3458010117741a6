import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useApp } from '../../stores';
import { showReveal } from './showReveal';
import { Streams } from './streams';

const StreamsContext = createContext<Streams | undefined>(undefined);

/** Hands out the streams of the chosen target, and keeps them on it. Stands once, above the dock. */
export function StreamsProvider({ children }: { children: ReactNode }): ReactNode {
  const { platform, bulk, targets, layout, dock } = useApp();
  const [streams] = useState(
    () => new Streams(platform.bulk, (targetId, seqs) => bulk.readFrames(targetId, seqs)),
  );

  useEffect(() => {
    const stop = streams.start();
    const watch = (): void => streams.watch(targets.getState().chosenId);
    const limitRows = (): void => {
      const { keptRows } = layout.getState().values;
      if (typeof keptRows === 'number') streams.setRowLimit(keptRows);
    };
    watch();
    limitRows();
    const ends = [
      layout.subscribe((now, before) => {
        if (now.values.keptRows !== before.values.keptRows) limitRows();
      }),
      dock.subscribe((now, before) => {
        if (now.reveal !== undefined && now.reveal !== before.reveal) showReveal(streams, now.reveal);
      }),
      targets.subscribe((now, before) => {
        if (now.chosenId !== before.chosenId) watch();
      }),
      // The port begins anew: what the inspector kept comes again.
      platform.connection.subscribe((state) => {
        if (state === 'open') watch();
      }),
    ];
    return () => {
      for (const end of ends) end();
      stop();
    };
  }, [streams, platform, targets, layout, dock]);

  return <StreamsContext.Provider value={streams}>{children}</StreamsContext.Provider>;
}

/** The streams of this window. Throws outside `StreamsProvider`. */
export function useStreams(): Streams {
  const streams = useContext(StreamsContext);
  if (streams === undefined) throw new Error('useStreams needs a StreamsProvider above it');
  return streams;
}
