import { JsonSyntaxError, stringifyJson } from '@json';
import { useCallback, useRef } from 'react';
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
  const parsed = useRef<Parsed>(undefined);
  const given = text ?? '';
  if (parsed.current?.text !== given) parsed.current = parse(given);
  const edit = useCallback(
    (pointer: string, value: FormValue | undefined) => {
      const next = editAt(parsed.current?.value, pointerSteps(pointer), value);
      const nextText = next === undefined ? '' : stringifyJson(next, 2);
      parsed.current = { text: nextText, value: next, fault: undefined };
      onTextChange(nextText);
    },
    [onTextChange],
  );
  return { value: parsed.current.value, fault: parsed.current.fault, edit };
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
