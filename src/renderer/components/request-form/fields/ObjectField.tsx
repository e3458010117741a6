import type { ReactNode } from 'react';
import { isFormObject } from '../../check/formValue';
import { schemaMap } from '../../schema/schemaObject';
import type { ReadFieldProps } from './fieldProps';
import { Group } from './Group';
import { Members } from './Members';
import { NullToggle } from './NullToggle';

/** An object: its members under its name. */
export function ObjectField({ field }: { field: ReadFieldProps }): ReactNode {
  const described = schemaMap(field.schema, 'properties').length;
  const count = described > 0 ? described : isFormObject(field.value) ? Object.keys(field.value).length : 0;
  const word = described > 0 ? 'field' : count === 1 ? 'entry' : 'entrie';
  const hint = described === 0 && count === 1 ? '1 entry' : `${count} ${word}${count === 1 ? '' : 's'}`;
  return (
    <Group
      field={field}
      {...(field.name === undefined ? {} : { hint })}
      {...(field.nullable ? { actions: <NullToggle field={field} /> } : {})}
    >
      <Members schema={field.schema} value={field.value} pointer={field.pointer} />
    </Group>
  );
}
