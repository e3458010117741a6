import type { SchemaUtilsType } from '@rjsf/utils';
import { type ComponentType, createContext, useContext } from 'react';
import type { FormValue } from '../check/formValue';
import type { SchemaChecker } from '../check/SchemaChecker';
import type { FieldProps } from './fields/fieldProps';

/** What every field of one form needs. */
export interface FormAccess {
  /** The prepared root schema. */
  root: unknown;
  checker: SchemaChecker;
  /** RJSF's own: merges `allOf`, applies `if` and dependencies, finds the closest option of a union. */
  schemaUtils: SchemaUtilsType;
  value: FormValue | undefined;
  /** Replaces the value at a JSON Pointer; undefined takes it out. */
  edit: (pointer: string, value: FormValue | undefined) => void;
  /** What is wrong right at a pointer. */
  problemsAt: (pointer: string) => readonly string[];
  disabled: boolean;
  /** Draws a value of any kind; here, because a value holds values. */
  Field: ComponentType<FieldProps>;
}

/** The access without RJSF's part, which only the fields inside its form have. */
export type OuterAccess = Omit<FormAccess, 'schemaUtils' | 'Field'>;

export const OuterFormAccess = createContext<OuterAccess | undefined>(undefined);
export const InnerFormAccess = createContext<FormAccess | undefined>(undefined);

/** @throws where it is used outside of a form. */
export function useFormAccess(): FormAccess {
  const access = useContext(InnerFormAccess);
  if (access === undefined) throw new Error('a field stands outside of a form');
  return access;
}
