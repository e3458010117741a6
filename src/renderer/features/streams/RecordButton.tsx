import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useStreams } from './StreamsProvider';

/** Begins to gather every frame for a file, which no limit of rows or bytes cuts. */
export function RecordButton(): ReactNode {
  const { recorder, capture } = useStreams();
  const off = useStore(recorder.store, ({ status }) => status === 'off');
  const targetId = useStore(capture, (state) => state.targetId);
  if (!off || targetId === undefined) return null;
  return (
    <button type="button" className="lnk nw" onClick={() => recorder.start(targetId)}>
      Record to a file from now on
    </button>
  );
}
