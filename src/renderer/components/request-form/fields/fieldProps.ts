import type { ReactNode } from 'react';
import type { FormValue } from '../../check/formValue';
import type { Classified } from '../fieldKind';

/** What a field is given. */
export interface FieldProps {
  schema: unknown;
  /** Undefined: the member is absent. */
  value: FormValue | undefined;
  /** JSON Pointer of the value. */
  pointer: string;
  /** The member's name, or an item's index; undefined for the request itself. */
  name: string | undefined;
  required: boolean;
  /** Takes the member or item out. */
  onRemove?: (() => void) | undefined;
  /** Stands in the label's place: the name of a map's entry, as a field. */
  nameField?: ReactNode;
}

/** What a field is given once its schema is read. */
export interface ReadFieldProps extends Omit<FieldProps, 'schema'>, Classified {}
