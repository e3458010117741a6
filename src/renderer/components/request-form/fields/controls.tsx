import { isNumberText, JsonNumber } from '@json';
import { Input, SegmentedControl, Select, Switch, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type FormValue } from '../../check/formValue';
import { formatCount } from '../../format/format';
import { own } from '../../schema/schemaObject';
import { useFormAccess } from '../FormAccess';
import type { Choice } from '../fieldKind';
import { sameValue } from '../sameValue';
import type { ControlIds } from './FieldRow';
import type { ReadFieldProps } from './fieldProps';
import { type MomentFormat, MomentPicker } from './MomentPicker';
import { NullToggle } from './NullToggle';

interface ControlProps {
  field: ReadFieldProps;
  ids: ControlIds;
}

/** Over this length a text gets several lines. */
const LONG_TEXT = 120;
const SHOWN_CHOICES = 200;

/** A text or a number as text: what is typed goes into the JSON as it is, and what isn't a number yet as a string. */
export function TextControl({ field, ids, number }: ControlProps & { number?: boolean }): ReactNode {
  const { edit, disabled } = useFormAccess();
  const text = shownText(field.value);
  const [long] = useState(() => number !== true && (text.length > LONG_TEXT || text.includes('\n')));
  const change = (typed: string): void => {
    edit(field.pointer, number === true && isNumberText(typed) ? new JsonNumber(typed) : typed);
  };
  const shared = {
    id: ids.id,
    value: text,
    disabled,
    error: ids.invalid,
    'aria-invalid': ids.invalid,
    'aria-required': field.required,
    'aria-describedby': ids.describedBy,
    'aria-label': ids.label,
    autoComplete: 'off',
    spellCheck: false,
    placeholder: field.value === null ? 'null' : placeholderOf(field),
  } as const;
  if (long) {
    return (
      <Textarea
        {...shared}
        autosize
        maxRows={10}
        classNames={{ input: 'mono' }}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  }
  const moment = number === true ? undefined : momentFormat(own(field.schema, 'format'));
  return (
    <Input
      {...shared}
      classNames={{ input: 'mono' }}
      inputMode={number === true ? 'decimal' : 'text'}
      rightSection={
        field.nullable || moment !== undefined ? (
          <div className="row g4">
            {moment === undefined ? null : (
              <MomentPicker format={moment} text={text} disabled={disabled} onPick={change} />
            )}
            <NullToggle field={field} />
          </div>
        ) : undefined
      }
      rightSectionWidth={(field.nullable ? 52 : 0) + (moment === undefined ? 0 : 28) || undefined}
      rightSectionPointerEvents="all"
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

function shownText(value: FormValue | undefined): string {
  if (typeof value === 'string') return value;
  if (value instanceof JsonNumber) return value.text;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function momentFormat(format: unknown): MomentFormat | undefined {
  return format === 'date-time' || format === 'date' || format === 'time' ? format : undefined;
}

function placeholderOf(field: ReadFieldProps): string | undefined {
  const format = own(field.schema, 'format');
  return typeof format === 'string' && field.schema.type === 'string' ? format : undefined;
}

/** true or false. */
export function SwitchControl({ field, ids }: ControlProps): ReactNode {
  const { edit, disabled } = useFormAccess();
  return (
    <div className="row g8">
      <Switch
        id={ids.id}
        checked={field.value === true}
        disabled={disabled}
        aria-label={ids.label}
        aria-invalid={ids.invalid}
        aria-describedby={ids.describedBy}
        onChange={(event) => edit(field.pointer, event.currentTarget.checked)}
      />
      <span className="mono t3 sm">
        {typeof field.value === 'boolean'
          ? ''
          : field.value === undefined
            ? 'not set'
            : shownText(field.value)}
      </span>
      <span className="grow" />
      <NullToggle field={field} />
    </div>
  );
}

/** One of a fixed set: side by side where they are few and short, else a list to choose from. */
export function ChoiceControl({
  field,
  ids,
  choices,
}: ControlProps & { choices: readonly Choice[] }): ReactNode {
  const { edit, disabled } = useFormAccess();
  const chosen = choices.findIndex((choice) => sameValue(field.value, choice.value));
  const choose = (index: string | null): void => {
    const choice = index === null ? undefined : choices[Number(index)];
    if (choice !== undefined) edit(field.pointer, choice.value);
  };
  return (
    <div className="row g8">
      {fewAndShort(choices.map((choice) => choice.label)) ? (
        <Segments
          labels={choices.map((choice) => choice.label)}
          chosen={chosen}
          onChoose={(index) => choose(String(index))}
          ids={ids}
        />
      ) : (
        <Select
          id={ids.id}
          className="grow"
          classNames={{ input: 'mono', option: 'mono' }}
          data={choices.map((choice, index) => ({ value: String(index), label: choice.label }))}
          value={chosen === -1 ? null : String(chosen)}
          onChange={choose}
          disabled={disabled}
          error={ids.invalid}
          searchable={choices.length > 8}
          limit={SHOWN_CHOICES}
          nothingFoundMessage="No such choice"
          placeholder={
            choices.length > SHOWN_CHOICES
              ? `${formatCount(choices.length)} choices: type to find one`
              : 'Choose'
          }
          aria-label={ids.label}
          aria-describedby={ids.describedBy}
        />
      )}
      {choices.length > SHOWN_CHOICES ? (
        <span className="t3 xs nw">
          {formatCount(choices.length)} choices, {SHOWN_CHOICES} listed at a time
        </span>
      ) : null}
      {chosen === -1 && field.value !== undefined && field.value !== null ? (
        <span className="mono t3 sm el">{shownText(field.value)}</span>
      ) : null}
      {field.nullable ? <span className="grow" /> : null}
      <NullToggle field={field} />
    </div>
  );
}

/** Whether so many labels fit side by side. */
export function fewAndShort(labels: readonly string[]): boolean {
  return labels.length <= 4 && labels.join('').length <= 36;
}

interface SegmentsProps {
  labels: readonly string[];
  chosen: number;
  onChoose: (index: number) => void;
  ids: ControlIds;
}

/** Labels side by side, of which one is chosen. */
export function Segments({ labels, chosen, onChoose, ids }: SegmentsProps): ReactNode {
  const { disabled } = useFormAccess();
  return (
    <SegmentedControl
      id={ids.id}
      data={labels.map((label, index) => ({ value: String(index), label }))}
      value={String(chosen)}
      onChange={(index) => onChoose(Number(index))}
      disabled={disabled}
      aria-label={ids.label}
    />
  );
}
