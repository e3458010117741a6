import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type FormObject, type FormValue, isFormObject } from '../../check/formValue';
import { formatCount } from '../../format/format';
import { defaultValue } from '../../schema/defaultValue';
import { toPointer } from '../../schema/pointer';
import { followRefs } from '../../schema/resolveRef';
import {
  isObject,
  own,
  requiredNames,
  type SchemaObject,
  schemaMap,
  typeNames,
} from '../../schema/schemaObject';
import { renameMember } from '../editAt';
import { useFormAccess } from '../FormAccess';
import { focusAdded } from '../focusAdded';
import { EntryName } from './EntryName';
import { NotSent } from './NotSent';

interface MembersProps {
  schema: SchemaObject;
  value: FormValue | undefined;
  pointer: string;
  /** A member that is drawn elsewhere: a union's tag. */
  without?: string | undefined;
}

const SHOWN = 100;

/** The members of an object: those that are sent or must be, entries of a map, and what isn't sent. */
export function Members({ schema, value, pointer, without }: MembersProps): ReactNode {
  const { root, edit, disabled, Field } = useFormAccess();
  const [shown, setShown] = useState(SHOWN);
  const object: FormObject = isFormObject(value) ? value : {};
  const required = new Set(requiredNames(schema));
  const described = schemaMap(schema, 'properties').filter(([name]) => name !== without);
  const isThere = (name: string): boolean => Object.hasOwn(object, name);
  // A container that must be there and isn't waits as a chip, so that a recursive one doesn't unfold by itself.
  const fields = described.filter(
    ([name, member]) => isThere(name) || (required.has(name) && !isContainer(root, member)),
  );
  const waiting = described.filter(
    ([name, member]) => !isThere(name) && !(required.has(name) && !isContainer(root, member)),
  );
  const names = new Set(schemaMap(schema, 'properties').map(([name]) => name));
  const entries = Object.keys(object).filter((name) => !names.has(name) && name !== without);
  const entrySchema = schemaOfEntries(schema);
  const child = (name: string): string => pointer + toPointer([name]);
  const visible = fields.slice(0, shown);
  const visibleEntries = entries.slice(0, Math.max(0, shown - visible.length));
  const hidden = fields.length + entries.length - visible.length - visibleEntries.length;
  return (
    <>
      {visible.map(([name, member]) => (
        <Field
          key={name}
          name={name}
          schema={member}
          value={isThere(name) ? object[name] : undefined}
          pointer={child(name)}
          required={required.has(name)}
          onRemove={required.has(name) ? undefined : () => edit(child(name), undefined)}
        />
      ))}
      {visibleEntries.map((name, index) => (
        <Field
          // By place: a new name mustn't take the focus from the field that was gone to.
          key={`+${index}`}
          name={name}
          schema={entrySchemaOf(schema, name)}
          value={object[name]}
          pointer={child(name)}
          required={false}
          onRemove={() => edit(child(name), undefined)}
          nameField={
            entrySchema === undefined ? undefined : (
              <EntryName
                name={name}
                taken={(other) => isThere(other)}
                onRename={(to) => edit(pointer, renameMember(object, name, to))}
              />
            )
          }
        />
      ))}
      {hidden > 0 ? (
        <div className="f-more t3 sm">
          {formatCount(shown)} of {formatCount(fields.length + entries.length)} members shown.{' '}
          <button type="button" className="lnk" onClick={() => setShown(shown + SHOWN)}>
            Show {formatCount(Math.min(SHOWN, hidden))} more
          </button>
        </div>
      ) : null}
      {entrySchema === undefined ? null : (
        <Button
          variant="subtle"
          size="xs"
          color="accent"
          disabled={disabled}
          leftSection={<IconPlus size={12} />}
          onClick={(event) => {
            const name = freeName(object);
            edit(child(name), defaultValue(root, entrySchema));
            focusAdded(event.currentTarget, child(name));
          }}
        >
          Add entry
        </Button>
      )}
      <NotSent
        members={waiting.map(([name, member]) => ({
          name,
          required: required.has(name),
          pointer: child(name),
          schema: member,
        }))}
      />
    </>
  );
}

function isContainer(root: unknown, schema: unknown): boolean {
  const at = followRefs(root, schema);
  if (!isObject(at)) return false;
  const types = typeNames(at);
  return (
    types.includes('object') ||
    types.includes('array') ||
    ['properties', 'items', 'oneOf', 'anyOf', 'allOf'].some((keyword) => Object.hasOwn(at, keyword))
  );
}

/** What a new entry of a map is made of; undefined where the object takes none that are described. */
function schemaOfEntries(schema: SchemaObject): unknown {
  const extra = own(schema, 'additionalProperties');
  if (isObject(extra)) return extra;
  return schemaMap(schema, 'patternProperties')[0]?.[1];
}

function entrySchemaOf(schema: SchemaObject, name: string): unknown {
  const byPattern = schemaMap(schema, 'patternProperties').find(([pattern]) =>
    new RegExp(pattern, 'u').test(name),
  );
  return (
    byPattern?.[1] ??
    (isObject(own(schema, 'additionalProperties')) ? own(schema, 'additionalProperties') : {})
  );
}

function freeName(object: FormObject): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'key' : `key${number}`;
    if (!Object.hasOwn(object, name)) return name;
  }
}
