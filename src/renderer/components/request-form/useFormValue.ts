import { JsonSyntaxError, stringifyJson } from '@json';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type FormValue, parseFormValue } from '../check/formValue';
import { pointerSteps } from '../schema/pointer';
import { editAt } from './editAt';

interface Parsed {
  text: string;
  value: FormValue | undefined;
  fault: string | undefined;
}

export interface FormValueState {
  value: FormValue | undefined;
  /** Why the text isn't JSON. */
  fault: string | undefined;
  edit: (pointer: string, value: FormValue | undefined) => void;
}

/**
 * A JSON text as the form's value, and edits of it as new text. Between its own edits nothing is parsed again, so that
 * untouched parts keep their identity.
 */
export function useFormValue(text: string | undefined, onTextChange: (text: string) => void): FormValueState {
  const given = text ?? '';
  const [written, setWritten] = useState<Parsed | undefined>(undefined);
  const parsed = useMemo(() => (written?.text === given ? written : parse(given)), [written, given]);
  // Two edits may come before the next render; the second builds on the first.
  const latest = useRef(parsed);
  useLayoutEffect(() => {
    latest.current = parsed;
  }, [parsed]);
  const edit = useCallback(
    (pointer: string, value: FormValue | undefined) => {
      const next = editAt(latest.current.value, pointerSteps(pointer), value);
      const nextText = next === undefined ? '' : stringifyJson(next, 2);
      latest.current = { text: nextText, value: next, fault: undefined };
      setWritten(latest.current);
      onTextChange(nextText);
    },
    [onTextChange],
  );
  return { value: parsed.value, fault: parsed.fault, edit };
}

function parse(text: string): Parsed {
  if (text.trim() === '') return { text, value: undefined, fault: undefined };
  try {
    return { text, value: parseFormValue(text), fault: undefined };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { text, value: undefined, fault: error.message };
    if (error instanceof RangeError) return { text, value: undefined, fault: 'it is nested too deeply' };
    throw error;
  }
}
