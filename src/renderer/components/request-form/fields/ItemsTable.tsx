import { IconX } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { type FormValue, isFormObject } from '../../check/formValue';
import { toPointer } from '../../schema/pointer';
import { own } from '../../schema/schemaObject';
import { IconButton } from '../../small/IconButton';
import { useFormAccess } from '../FormAccess';
import { ChoiceControl, SwitchControl, TextControl } from './controls';
import type { ReadFieldProps } from './fieldProps';
import { Messages } from './Messages';
import type { ItemColumn } from './tableColumns';

interface ItemsTableProps {
  columns: readonly ItemColumn[];
  items: readonly FormValue[];
  pointer: string;
  onRemove: (index: number) => void;
}

/** Flat objects as rows of one table, their members as columns. */
export function ItemsTable({ columns, items, pointer, onRemove }: ItemsTableProps): ReactNode {
  const { problemsAt, disabled } = useFormAccess();
  if (items.length === 0) return null;
  return (
    <div className="items" style={{ gridTemplateColumns: `20px ${columns.map(widthOf).join(' ')} 24px` }}>
      <span />
      {columns.map((column) => (
        <span key={column.name} className="h el" title={descriptionOf(column)}>
          {column.name}
          {column.required ? <em className="rq">*</em> : null}
        </span>
      ))}
      <span />
      {items.map((item, index) => {
        const row = pointer + toPointer([index]);
        const faulty = columns.filter((column) => problemsAt(row + toPointer([column.name])).length > 0);
        return (
          // Items have no identity but their place.
          <Fragment key={index}>
            <span className="t3 num xs">{index}</span>
            {columns.map((column) => (
              <Cell
                key={column.name}
                column={column}
                item={item}
                index={index}
                pointer={row + toPointer([column.name])}
              />
            ))}
            <IconButton
              label={`Remove item ${index}`}
              size="xs"
              disabled={disabled}
              onClick={() => onRemove(index)}
            >
              <IconX size={14} />
            </IconButton>
            {faulty.map((column) => (
              <div key={column.name} className="row-msg">
                <span className="mono xs err">{column.name}</span>
                <Messages
                  pointer={row + toPointer([column.name])}
                  id={`m${row}${toPointer([column.name])}`}
                />
              </div>
            ))}
            {problemsAt(row).length > 0 ? (
              <div className="row-msg">
                <Messages pointer={row} />
              </div>
            ) : null}
          </Fragment>
        );
      })}
    </div>
  );
}

interface CellProps {
  column: ItemColumn;
  item: FormValue;
  index: number;
  pointer: string;
}

function Cell({ column, item, index, pointer }: CellProps): ReactNode {
  const { problemsAt } = useFormAccess();
  const value = isFormObject(item) && Object.hasOwn(item, column.name) ? item[column.name] : undefined;
  const field: ReadFieldProps = { ...column, value, pointer, required: column.required };
  const invalid = problemsAt(pointer).length > 0;
  const ids = {
    id: `cell${pointer}`,
    describedBy: invalid ? `m${pointer}` : undefined,
    invalid,
    label: `${column.name} of item ${index}`,
  };
  return (
    <div data-path={pointer} className="cell">
      {control(field, ids)}
    </div>
  );
}

function control(field: ReadFieldProps, ids: Parameters<typeof TextControl>[0]['ids']): ReactNode {
  switch (field.field.kind) {
    case 'choice':
      return <ChoiceControl field={field} ids={ids} choices={field.field.choices} />;
    case 'boolean':
      return <SwitchControl field={field} ids={ids} />;
    default:
      return (
        <TextControl
          field={field}
          ids={ids}
          number={field.field.kind === 'number' || field.field.kind === 'integer'}
        />
      );
  }
}

function widthOf({ field, nullable }: ItemColumn): string {
  const extra = nullable ? 40 : 0;
  switch (field.kind) {
    case 'integer':
      return `${72 + extra}px`;
    case 'number':
      return `${88 + extra}px`;
    case 'boolean':
      return `${44 + extra}px`;
    default:
      return 'minmax(90px, 1.5fr)';
  }
}

function descriptionOf(column: ItemColumn): string {
  const description = own(column.schema, 'description');
  return typeof description === 'string' ? `${column.name}: ${description}` : column.name;
}
