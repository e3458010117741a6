import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { defaultValue } from '../../schema/defaultValue';
import { type SchemaObject, typeNames } from '../../schema/schemaObject';
import { useFormAccess } from '../FormAccess';
import type { ReadFieldProps } from './fieldProps';

/** Switches a nullable value between null and a value. */
export function NullToggle({ field }: { field: ReadFieldProps }): ReactNode {
  const { root, edit, disabled } = useFormAccess();
  if (!field.nullable) return null;
  const isNull = field.value === null;
  return (
    <UnstyledButton
      className={`nul ${isNull ? 'on' : ''}`}
      aria-pressed={isNull}
      aria-label={`${field.name ?? 'value'}: null`}
      disabled={disabled}
      onClick={() => edit(field.pointer, isNull ? defaultValue(root, withoutNull(field.schema)) : null)}
    >
      null
    </UnstyledButton>
  );
}

function withoutNull(schema: SchemaObject): SchemaObject {
  const { default: _, examples: __, ...rest } = schema;
  const types = typeNames(schema).filter((type) => type !== 'null');
  const options = (keyword: string): Record<string, unknown> => {
    const list = rest[keyword];
    if (!Array.isArray(list)) return {};
    return {
      [keyword]: list.filter(
        (each: unknown) =>
          !(typeof each === 'object' && each !== null && 'type' in each && each.type === 'null'),
      ),
    };
  };
  return {
    ...rest,
    ...(types.length === 0 ? {} : { type: types.length === 1 ? types[0] : types }),
    ...options('oneOf'),
    ...options('anyOf'),
  };
}
