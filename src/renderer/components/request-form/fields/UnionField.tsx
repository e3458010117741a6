import { Select } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { type FormValue, isFormObject, plainValue, setMember } from '../../check/formValue';
import { defaultValue } from '../../schema/defaultValue';
import { toPointer } from '../../schema/pointer';
import { requiredNames, schemaMap } from '../../schema/schemaObject';
import { type FormAccess, useFormAccess } from '../FormAccess';
import { classify, tagValue, type UnionOption } from '../fieldKind';
import { sameValue } from '../sameValue';
import { ChoiceControl, fewAndShort, Segments, SwitchControl, TextControl } from './controls';
import { type ControlIds, FieldRow } from './FieldRow';
import type { ReadFieldProps } from './fieldProps';
import { Group } from './Group';
import { Members } from './Members';
import { Messages } from './Messages';
import { NullToggle } from './NullToggle';

interface UnionFieldProps {
  field: ReadFieldProps;
  options: readonly UnionOption[];
  tag: string | undefined;
}

/** A value that can have one of several forms: which one, and that form's own fields. */
export function UnionField({ field, options, tag }: UnionFieldProps): ReactNode {
  const access = useFormAccess();
  const { root, edit } = access;
  const [wanted, setWanted] = useState<number | undefined>(undefined);
  const id = useId();
  const fitting =
    wanted !== undefined &&
    (tag !== undefined ? false : access.checker.fits(options[wanted]?.schema, plainValue(field.value)));
  const found = matchOption(access, options, tag, field.value);
  const chosen = fitting && wanted !== undefined ? wanted : found;
  const option = chosen === undefined ? undefined : options[chosen];
  const choose = (index: number): void => {
    const next = options[index];
    if (next === undefined) return;
    setWanted(index);
    edit(field.pointer, carriedOver(field.value, defaultValue(root, next.schema), next, tag));
  };
  const labels = options.map(({ label }) => label);
  const name = tag ?? 'form';
  const ids = { id, describedBy: undefined, invalid: false, label: name };
  const scalar = option === undefined ? undefined : scalarControl(root, option, field);
  if (tag === undefined && options.every((each) => isScalar(root, each)) && fewAndShort(labels)) {
    return (
      <FieldRow field={field}>
        {(rowIds) => (
          <div className="row g8">
            <Segments
              labels={labels}
              chosen={chosen ?? -1}
              onChoose={choose}
              ids={{ ...rowIds, id: `${rowIds.id}k`, label: `${rowIds.label}: its type` }}
            />
            <div className="grow">{scalar?.(rowIds)}</div>
            <NullToggle field={field} />
          </div>
        )}
      </FieldRow>
    );
  }
  const tagPointer = tag === undefined ? undefined : field.pointer + toPointer([tag]);
  return (
    <Group
      field={field}
      hint={
        tag === undefined ? (
          `one of ${options.length}`
        ) : (
          <>
            one of {options.length}, told apart by <span className="mono xs">{tag}</span>
          </>
        )
      }
      {...(field.nullable ? { actions: <NullToggle field={field} /> } : {})}
    >
      <div className="f" data-path={tagPointer}>
        <div className="l">
          <label htmlFor={id} className={tag === undefined ? 't3' : ''}>
            {name}
            {tag === undefined ? null : <em>*</em>}
          </label>
        </div>
        {fewAndShort(labels) ? (
          <div className="row">
            <Segments labels={labels} chosen={chosen ?? -1} onChoose={choose} ids={ids} />
          </div>
        ) : (
          <Select
            id={id}
            classNames={{ input: 'mono', option: 'mono' }}
            data={labels.map((label, index) => ({ value: String(index), label }))}
            value={chosen === undefined ? null : String(chosen)}
            onChange={(index) => (index === null ? undefined : choose(Number(index)))}
            disabled={access.disabled}
            searchable={labels.length > 8}
            limit={200}
            placeholder="Choose"
            aria-label={name}
          />
        )}
        {tagPointer === undefined ? null : <Messages pointer={tagPointer} />}
      </div>
      {option === undefined ? null : <OptionFields key={chosen} option={option} field={field} tag={tag} />}
    </Group>
  );
}

const SCALAR = new Set(['string', 'number', 'integer', 'boolean', 'choice']);

function isScalar(root: unknown, option: UnionOption): boolean {
  return SCALAR.has(classify(root, option.schema).field.kind);
}

/** The control of an option that is a single value, for the union's own row. */
function scalarControl(
  root: unknown,
  option: UnionOption,
  field: ReadFieldProps,
): ((ids: ControlIds) => ReactNode) | undefined {
  const read = { ...field, ...classify(root, option.schema), nullable: false };
  switch (read.field.kind) {
    case 'choice': {
      const { choices } = read.field;
      return (ids) => <ChoiceControl field={read} ids={ids} choices={choices} />;
    }
    case 'boolean':
      return (ids) => <SwitchControl field={read} ids={ids} />;
    case 'string':
      return (ids) => <TextControl field={read} ids={ids} />;
    case 'number':
    case 'integer':
      return (ids) => <TextControl field={read} ids={ids} number />;
    default:
      return undefined;
  }
}

interface OptionFieldsProps {
  option: UnionOption;
  field: ReadFieldProps;
  tag: string | undefined;
}

function OptionFields({ option, field, tag }: OptionFieldsProps): ReactNode {
  const { Field } = useFormAccess();
  if (tag !== undefined)
    return <Members schema={option.schema} value={field.value} pointer={field.pointer} without={tag} />;
  // A form with members has them right here; its own heading would only repeat the union's.
  const isPlainObject =
    schemaMap(option.schema, 'properties').length > 0 &&
    !['oneOf', 'anyOf', 'allOf', 'if'].some((keyword) => Object.hasOwn(option.schema, keyword));
  if (isPlainObject) return <Members schema={option.schema} value={field.value} pointer={field.pointer} />;
  return (
    <Field schema={option.schema} value={field.value} pointer={field.pointer} name="value" required={false} />
  );
}

/** Which option a value has; for untagged ones the first that it fits, else the closest by RJSF's reckoning. */
function matchOption(
  { root, checker, schemaUtils }: FormAccess,
  options: readonly UnionOption[],
  tag: string | undefined,
  value: FormValue | undefined,
): number | undefined {
  if (value === undefined) return undefined;
  if (tag !== undefined) {
    const said = isFormObject(value) && Object.hasOwn(value, tag) ? value[tag] : undefined;
    const index = options.findIndex((option) => sameValue(said, tagValue(root, option.schema, tag)));
    return index === -1 ? undefined : index;
  }
  const plain = plainValue(value);
  const fitting = options.findIndex((option) => checker.fits(option.schema, plain));
  if (fitting !== -1) return fitting;
  return schemaUtils.getClosestMatchingOption(
    plain,
    options.map((option) => ({ ...option.schema })),
    0,
  );
}

/** A new form's first value, with what the old value has under the same names. */
function carriedOver(
  old: FormValue | undefined,
  fresh: FormValue,
  option: UnionOption,
  tag: string | undefined,
): FormValue {
  if (!isFormObject(old) || !isFormObject(fresh)) return fresh;
  const names = new Set([
    ...schemaMap(option.schema, 'properties').map(([name]) => name),
    ...requiredNames(option.schema),
  ]);
  const result: Record<string, FormValue> = {};
  for (const [name, value] of Object.entries(fresh)) setMember(result, name, value);
  for (const [name, value] of Object.entries(old)) {
    const constant = tagValue(undefined, option.schema, name);
    if (names.has(name) && name !== tag && constant === undefined) setMember(result, name, value);
  }
  return result;
}
