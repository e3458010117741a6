import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components';
import type { EnvironmentRow } from './targetForm';

export interface EnvironmentRowsProps {
  rows: readonly EnvironmentRow[];
  onChange: (rows: readonly EnvironmentRow[]) => void;
}

/** Variables added to the app's own environment, a row each. */
export function EnvironmentRows({ rows, onChange }: EnvironmentRowsProps): ReactNode {
  const change = (key: number, part: Partial<EnvironmentRow>): void =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <div className="env-rows">
      {rows.map((row) => (
        <div key={row.key} className="env-row">
          <TextInput
            className="mono-input"
            aria-label="Variable"
            placeholder="NAME"
            value={row.name}
            onChange={(event) => change(row.key, { name: event.currentTarget.value })}
          />
          <TextInput
            className="mono-input"
            aria-label={`Value of ${row.name || 'the variable'}`}
            value={row.value}
            onChange={(event) => change(row.key, { value: event.currentTarget.value })}
          />
          <IconButton
            label="Remove"
            size="xs"
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          >
            <IconX size={14} />
          </IconButton>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        className="acc-button"
        leftSection={<IconPlus size={12} />}
        onClick={() =>
          onChange([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, name: '', value: '' }])
        }
      >
        Add variable
      </Button>
    </div>
  );
}
