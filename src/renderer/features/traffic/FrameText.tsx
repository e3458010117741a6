import { parseJson, stringifyJson } from '@json';
import { type ReactNode, useMemo } from 'react';
import { JsonEditor } from '../../components';

/** A frame's JSON, indented, numbers and order as sent. What isn't JSON is shown as it came. */
export function FrameText({ text }: { text: string }): ReactNode {
  const shown = useMemo(() => {
    try {
      return stringifyJson(parseJson(text), 2) ?? text;
    } catch {
      return text; // Malformed: as it came.
    }
  }, [text]);
  return <JsonEditor value={shown} readOnly label="Frame" data-testid="frame-text" />;
}
