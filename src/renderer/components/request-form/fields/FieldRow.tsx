import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { own } from '../../schema/schemaObject';
import { IconButton } from '../../small/IconButton';
import { useFormAccess } from '../FormAccess';
import type { ReadFieldProps } from './fieldProps';
import { Messages } from './Messages';

/** What a control needs to be tied to its label and its messages. */
export interface ControlIds {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  label: string;
}

export interface FieldRowProps {
  field: ReadFieldProps;
  children: (ids: ControlIds) => ReactNode;
}

/** A label at the left, the control at the right, what is wrong below it. */
export function FieldRow({ field, children }: FieldRowProps): ReactNode {
  const { problemsAt } = useFormAccess();
  const id = useId();
  const invalid = problemsAt(field.pointer).length > 0;
  const description = own(field.schema, 'description');
  const name = field.name ?? 'value';
  return (
    <div className="f" data-path={field.pointer}>
      <div className={field.nameField === undefined ? 'l' : 'l named'}>
        {field.nameField ?? (
          <label
            htmlFor={id}
            className="el"
            title={typeof description === 'string' ? `${name}: ${description}` : name}
          >
            {name}
            {field.required ? <em>*</em> : null}
          </label>
        )}
        {field.nameField === undefined ? <LeaveOut field={field} /> : null}
      </div>
      {children({ id, describedBy: invalid ? `${id}m` : undefined, invalid, label: name })}
      {/* From the name on to the value, by Tab, and only then to what takes both away. */}
      {field.nameField === undefined ? null : <LeaveOut field={field} />}
      <Messages pointer={field.pointer} id={`${id}m`} description={description} />
    </div>
  );
}

/** Takes an optional member out of the request. */
export function LeaveOut({
  field,
}: {
  field: Pick<ReadFieldProps, 'onRemove' | 'name' | 'value'>;
}): ReactNode {
  const { disabled } = useFormAccess();
  if (field.onRemove === undefined || field.value === undefined || disabled) return null;
  return (
    <IconButton
      label={`Leave ${field.name ?? 'it'} out`}
      size="xs"
      className="leave-out"
      onClick={field.onRemove}
    >
      <IconX size={12} />
    </IconButton>
  );
}
