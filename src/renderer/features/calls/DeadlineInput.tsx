import { TextInput, Tooltip } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatDeadline, parseDeadline } from './deadline';

export interface DeadlineInputProps {
  ms: number;
  onChange: (ms: number) => void;
}

/** A deadline as text; what can't be read stays, marked, until it is left. */
export function DeadlineInput({ ms, onChange }: DeadlineInputProps): ReactNode {
  const [written, setWritten] = useState<string>();
  const shown = written ?? formatDeadline(ms);
  const bad = written !== undefined && parseDeadline(written) === undefined;
  return (
    <Tooltip
      label={bad ? 'Such as 30 s, 2 min, never' : 'How long to wait for the reply; 0 or never: without end'}
    >
      <TextInput
        className="mono-input deadline-input"
        aria-label="Deadline"
        // As wide as what is written, with its padding.
        style={{ width: `calc(${Math.min(shown.length, 16)}ch + 28px)` }}
        value={shown}
        error={bad}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setWritten(text);
          const read = parseDeadline(text);
          if (read !== undefined) onChange(read);
        }}
        onBlur={() => setWritten(undefined)}
      />
    </Tooltip>
  );
}
