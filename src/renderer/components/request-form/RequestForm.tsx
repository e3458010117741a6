import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { SchemaChecker } from '../check/SchemaChecker';
import { defaultValue } from '../schema/defaultValue';
import { prepareSchema } from '../schema/prepareSchema';
import { Notice } from '../small/Notice';
import { OuterFormAccess } from './FormAccess';
import { FormBoundary } from './FormBoundary';
import { MeshForm } from './MeshForm';
import type { RequestFormProps } from './types';
import { useFormValue } from './useFormValue';

/** A form built from a JSON Schema over a JSON text: what is changed here changes the text, and the other way round. */
export function RequestForm(props: RequestFormProps): ReactNode {
  const { schema, text, onTextChange, problems, disabled = false } = props;
  const checker = useMemo(() => new SchemaChecker(prepareSchema(schema)), [schema]);
  const version = useVersion(checker);
  const { value, fault, edit } = useFormValue(text, onTextChange);
  const byPointer = useMemo(() => {
    const found = new Map<string, string[]>();
    for (const { path, message } of problems) found.set(path, [...(found.get(path) ?? []), message]);
    return found;
  }, [problems]);
  const access = useMemo(
    () => ({
      root: checker.root,
      checker,
      value,
      edit,
      disabled,
      problemsAt: (pointer: string) => byPointer.get(pointer) ?? NONE,
    }),
    [checker, value, edit, disabled, byPointer],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    props.onSubmit();
  };
  if (fault !== undefined) {
    return (
      <Notice tone="warn">
        The request isn’t JSON, so the form can’t show it: {fault}. Correct it in the JSON view.
      </Notice>
    );
  }
  return (
    <div className="form" data-testid="request-form" role="group" aria-label="Request" onKeyDown={onKeyDown}>
      {value === undefined ? (
        <Notice
          actions={
            <button
              type="button"
              className="lnk"
              disabled={disabled}
              onClick={() => edit('', defaultValue(checker.root, checker.root))}
            >
              Fill in the defaults
            </button>
          }
        >
          Nothing is sent yet.
        </Notice>
      ) : null}
      <FormBoundary key={version} onFault={props.onFault}>
        <OuterFormAccess.Provider value={access}>
          <MeshForm checker={checker} />
        </OuterFormAccess.Provider>
      </FormBoundary>
    </div>
  );
}

const NONE: readonly string[] = [];

/** A number that changes with `value`, as a key: another schema is another form. */
function useVersion(value: unknown): number {
  const [last, setLast] = useState({ value, version: 0 });
  if (last.value === value) return last.version;
  setLast({ value, version: last.version + 1 });
  return last.version + 1;
}
