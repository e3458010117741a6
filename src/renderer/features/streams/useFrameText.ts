import { useEffect, useState } from 'react';
import { useApp } from '../../stores';

/** The exact text of a frame: being read, there, or no longer kept. */
export type FrameText =
  | { readonly state: 'reading' }
  | { readonly state: 'there'; readonly text: string }
  | { readonly state: 'dropped' };

const READING: FrameText = { state: 'reading' };

/** Reads one frame's text from the inspector; `seq` undefined reads nothing. */
export function useFrameText(targetId: string | undefined, seq: number | undefined): FrameText {
  const { bulk } = useApp();
  const [read, setRead] = useState<{ readonly key: string; readonly text: FrameText }>();
  const key = `${targetId} ${seq}`;

  useEffect(() => {
    if (targetId === undefined || seq === undefined) return;
    let current = true;
    const take = (text: string | undefined): void => {
      if (current)
        setRead({ key, text: text === undefined ? { state: 'dropped' } : { state: 'there', text } });
    };
    bulk.readFrames(targetId, [seq]).then(
      ([frame]) => take(frame?.text),
      () => take(undefined),
    );
    return () => {
      current = false;
    };
  }, [bulk, targetId, seq, key]);

  return read?.key === key ? read.text : READING;
}
