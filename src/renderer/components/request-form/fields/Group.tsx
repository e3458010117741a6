import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { own } from '../../schema/schemaObject';
import { LeaveOut } from './FieldRow';
import type { ReadFieldProps } from './fieldProps';
import { Messages } from './Messages';

export interface GroupProps {
  field: ReadFieldProps;
  /** "3 fields", "2 of 1–50". */
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A collapsible part of the form under a heading; the request itself has neither heading nor indent. */
export function Group({ field, hint, actions, children }: GroupProps): ReactNode {
  const [open, setOpen] = useState(true);
  if (field.name === undefined) {
    return (
      <div data-path={field.pointer}>
        {hint === undefined && actions === undefined ? null : (
          <div className="grp">
            <span className="hint">{hint}</span>
            <span className="grow" />
            {actions}
          </div>
        )}
        <Messages pointer={field.pointer} />
        {children}
      </div>
    );
  }
  const description = own(field.schema, 'description');
  return (
    <fieldset className="grp-set" data-path={field.pointer} aria-label={field.name}>
      <div className="grp">
        <UnstyledButton
          className="row g6 grp-name"
          aria-expanded={open}
          aria-label={field.nameField === undefined ? undefined : `Show ${field.name}`}
          onClick={() => setOpen(!open)}
          title={typeof description === 'string' ? description : undefined}
        >
          {open ? (
            <IconChevronDown size={12} className="t3" />
          ) : (
            <IconChevronRight size={12} className="t3" />
          )}
          {field.nameField === undefined ? (
            <span>
              {field.name}
              {field.required ? <em className="rq">*</em> : null}
            </span>
          ) : null}
        </UnstyledButton>
        {field.nameField}
        <span className="hint el">{hint}</span>
        <LeaveOut field={field} />
        <span className="grow" />
        {actions}
      </div>
      <Messages pointer={field.pointer} />
      {open ? <div className="nest">{children}</div> : null}
    </fieldset>
  );
}
