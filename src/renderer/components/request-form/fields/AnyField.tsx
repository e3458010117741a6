import { JsonSyntaxError, stringifyJson } from '@json';
import { type ReactNode, useState } from 'react';
import { parseFormValue } from '../../check/formValue';
import { JsonEditor } from '../../json-editor/JsonEditor';
import { useFormAccess } from '../FormAccess';
import { FieldRow } from './FieldRow';
import type { ReadFieldProps } from './fieldProps';
import { NullToggle } from './NullToggle';

/** A value of which nothing is known: JSON in an editor of its own. */
export function AnyField({ field }: { field: ReadFieldProps }): ReactNode {
  const { edit, disabled } = useFormAccess();
  const [draft, setDraft] = useState<{ text: string; of: typeof field.value } | undefined>(undefined);
  const [fault, setFault] = useState<string | undefined>(undefined);
  // The draft stands until the value is changed elsewhere.
  const own = draft !== undefined && draft.of === field.value;
  const text = own ? draft.text : field.value === undefined ? '' : stringifyJson(field.value, 2);
  const change = (typed: string): void => {
    try {
      const value = typed.trim() === '' ? undefined : parseFormValue(typed);
      setFault(undefined);
      setDraft({ text: typed, of: value });
      edit(field.pointer, value);
    } catch (error) {
      if (!(error instanceof JsonSyntaxError || error instanceof RangeError)) throw error;
      setDraft({ text: typed, of: field.value });
      setFault(error.message);
    }
  };
  return (
    <FieldRow field={field}>
      {(ids) => (
        <div className="col">
          <div className="json-editor-framed any-field">
            <JsonEditor
              value={text}
              onChange={change}
              readOnly={disabled}
              label={`${ids.label}, JSON`}
              maxHeight={200}
            />
          </div>
          <div className="row g8">
            {own && fault !== undefined ? (
              <span className="err sm">{fault}; the value before it is kept</span>
            ) : null}
            <span className="grow" />
            <NullToggle field={field} />
          </div>
        </div>
      )}
    </FieldRow>
  );
}
