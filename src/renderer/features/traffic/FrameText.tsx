import { parseJson, stringifyJson } from '@json';
import { type ReactNode, useMemo } from 'react';
import { JsonEditor, ValueView } from '../../components';

/** Longer frames are shown as a tree, which draws only what is in sight. */
const LONGEST_IN_EDITOR = 1_000_000;

/** A frame's JSON, indented, numbers and order as sent. What isn't JSON is shown as it came. */
export function FrameText({ text, sizeBytes }: { text: string; sizeBytes: number }): ReactNode {
  return text.length > LONGEST_IN_EDITOR ? (
    <ValueView text={text} sizeBytes={sizeBytes} label="Frame" />
  ) : (
    <LaidOutFrame text={text} />
  );
}

function LaidOutFrame({ text }: { text: string }): ReactNode {
  const shown = useMemo(() => {
    try {
      return stringifyJson(parseJson(text), 2) ?? text;
    } catch {
      return text; // Malformed: as it came.
    }
  }, [text]);
  return <JsonEditor value={shown} readOnly label="Frame" data-testid="frame-text" />;
}
