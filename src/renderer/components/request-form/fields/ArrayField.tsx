import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { FormValue } from '../../check/formValue';
import { formatCount } from '../../format/format';
import { defaultValue } from '../../schema/defaultValue';
import { toPointer } from '../../schema/pointer';
import { listOf, own, type SchemaObject } from '../../schema/schemaObject';
import { useFormAccess } from '../FormAccess';
import { focusAdded } from '../focusAdded';
import type { ReadFieldProps } from './fieldProps';
import { Group } from './Group';
import { ItemsTable } from './ItemsTable';
import { NullToggle } from './NullToggle';
import { tableColumns } from './tableColumns';

const SHOWN = 50;

/** An array: a table where its items are small and flat, else one item below the other. */
export function ArrayField({ field }: { field: ReadFieldProps }): ReactNode {
  const access = useFormAccess();
  const { root, edit, disabled, Field } = access;
  const [shown, setShown] = useState(SHOWN);
  const items: FormValue[] = Array.isArray(field.value) ? field.value : [];
  const tuple = tupleOf(field.schema);
  const columns = tuple.length === 0 ? tableColumns(access, own(field.schema, 'items'), items) : undefined;
  const visible = items.slice(0, shown);
  const next = schemaOfItem(field.schema, items.length);
  const add = (button: HTMLElement): void => {
    edit(field.pointer, [...items, defaultValue(root, next ?? {})]);
    focusAdded(button, field.pointer + toPointer([items.length]));
  };
  const remove = (index: number): void =>
    edit(
      field.pointer,
      items.filter((_, at) => at !== index),
    );
  return (
    <Group
      field={field}
      hint={countHint(field.schema, items.length, tuple.length)}
      actions={
        <>
          {next === undefined ? null : (
            <Button
              variant="subtle"
              size="xs"
              disabled={disabled}
              leftSection={<IconPlus size={12} />}
              onClick={(event) => add(event.currentTarget)}
            >
              Add item
            </Button>
          )}
          <NullToggle field={field} />
        </>
      }
    >
      {columns === undefined ? (
        visible.map((item, index) => (
          <Field
            // Items have no identity but their place.
            key={index}
            name={String(index)}
            schema={schemaOfItem(field.schema, index) ?? {}}
            value={item}
            pointer={field.pointer + toPointer([index])}
            required={false}
            onRemove={() => remove(index)}
          />
        ))
      ) : (
        <ItemsTable columns={columns} items={visible} pointer={field.pointer} onRemove={remove} />
      )}
      {items.length > visible.length ? (
        <div className="f-more t3 sm">
          {formatCount(visible.length)} of {formatCount(items.length)} items shown.{' '}
          <button type="button" className="lnk" onClick={() => setShown(shown + SHOWN)}>
            Show {formatCount(Math.min(SHOWN, items.length - visible.length))} more
          </button>
        </div>
      ) : null}
    </Group>
  );
}

/** The schemas of a tuple's places; `items` as a list is how older drafts write one. */
function tupleOf(schema: SchemaObject): readonly unknown[] {
  const items = own(schema, 'items');
  return Array.isArray(items) ? (items as unknown[]) : listOf(schema, 'prefixItems');
}

/** The schema of the item at a place; undefined where there can't be one. */
function schemaOfItem(schema: SchemaObject, index: number): unknown {
  const tuple = tupleOf(schema);
  if (index < tuple.length) return tuple[index];
  const rest = Array.isArray(own(schema, 'items')) ? own(schema, 'additionalItems') : own(schema, 'items');
  return rest === false ? undefined : (rest ?? {});
}

function countHint(schema: SchemaObject, count: number, tupleLength: number): string {
  if (tupleLength > 0) return `${count} of ${tupleLength}`;
  const least = own(schema, 'minItems');
  const most = own(schema, 'maxItems');
  const lower = typeof least === 'number' && least > 0 ? least : undefined;
  if (typeof most === 'number') return `${formatCount(count)} of ${lower ?? 0}–${formatCount(most)}`;
  if (lower !== undefined) return `${formatCount(count)} of at least ${formatCount(lower)}`;
  return count === 1 ? '1 item' : `${formatCount(count)} items`;
}
