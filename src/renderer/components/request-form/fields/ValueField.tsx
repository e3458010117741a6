import { memo, type ReactNode, useMemo } from 'react';
import { effectiveSchema } from '../effectiveSchema';
import { useFormAccess } from '../FormAccess';
import { classify } from '../fieldKind';
import { AnyField } from './AnyField';
import { ArrayField } from './ArrayField';
import { ChoiceControl, SwitchControl, TextControl } from './controls';
import { FieldRow } from './FieldRow';
import type { FieldProps, ReadFieldProps } from './fieldProps';
import { Group } from './Group';
import { NullToggle } from './NullToggle';
import { ObjectField } from './ObjectField';
import { UnionField } from './UnionField';

/** Deeper down a form would be narrower than its labels. */
const DEEPEST = 14;
const isDeep = (pointer: string): boolean => pointer.split('/').length > DEEPEST;

/** The field of one value, whatever its schema asks for. */
export const ValueField = memo(function ValueField({ schema, ...rest }: FieldProps): ReactNode {
  const { root, schemaUtils } = useFormAccess();
  const { value } = rest;
  const read = useMemo(
    () => classify(root, effectiveSchema(root, schemaUtils, schema, value)),
    [root, schemaUtils, schema, value],
  );
  return <ReadField {...rest} {...read} />;
});

function ReadField(field: ReadFieldProps): ReactNode {
  const { kind } = field.field;
  if (field.value === null && field.nullable && (kind === 'object' || kind === 'array' || kind === 'union')) {
    return (
      <Group field={field} hint="null" actions={<NullToggle field={field} />}>
        {null}
      </Group>
    );
  }
  if (isDeep(field.pointer) && (kind === 'object' || kind === 'array' || kind === 'union'))
    return <AnyField field={field} />;
  switch (kind) {
    case 'any':
      return <AnyField field={field} />;
    case 'object':
      return <ObjectField field={field} />;
    case 'array':
      return <ArrayField field={field} />;
    case 'union':
      return <UnionField field={field} options={field.field.options} tag={field.field.tag} />;
    case 'choice': {
      const { choices } = field.field;
      return (
        <FieldRow field={field}>
          {(ids) => <ChoiceControl field={field} ids={ids} choices={choices} />}
        </FieldRow>
      );
    }
    case 'boolean':
      return <FieldRow field={field}>{(ids) => <SwitchControl field={field} ids={ids} />}</FieldRow>;
    case 'null':
      return (
        <FieldRow field={field}>
          {(ids) => <ChoiceControl field={field} ids={ids} choices={NULL_ONLY} />}
        </FieldRow>
      );
    case 'string':
      return <FieldRow field={field}>{(ids) => <TextControl field={field} ids={ids} />}</FieldRow>;
    case 'number':
    case 'integer':
      return <FieldRow field={field}>{(ids) => <TextControl field={field} ids={ids} number />}</FieldRow>;
  }
}

const NULL_ONLY = [{ label: 'null', value: null }];
