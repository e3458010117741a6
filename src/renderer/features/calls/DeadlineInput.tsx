import { TextInput, Tooltip } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { deadlineProblem, formatDeadline, parseDeadline } from './deadline';

export interface DeadlineInputProps {
  ms: number;
  onChange: (ms: number) => void;
}

/** A deadline as text; what can't be read stays, with the reason, until it is mended or Escape takes it back. */
export function DeadlineInput({ ms, onChange }: DeadlineInputProps): ReactNode {
  const [written, setWritten] = useState<string>();
  const shown = written ?? formatDeadline(ms);
  const problem = written === undefined ? undefined : deadlineProblem(written, ms);
  return (
    <Tooltip
      multiline
      maw={280}
      label={problem ?? 'How long to wait for the reply; 0 or never: without end'}
      // What is wrong stays in sight.
      {...(problem === undefined ? {} : { opened: true, role: 'alert' })}
    >
      <TextInput
        className="mono-input deadline-input"
        aria-label="Deadline"
        // As wide as what is written, with its padding.
        style={{ width: `calc(${Math.min(shown.length, 16)}ch + 28px)` }}
        value={shown}
        error={problem !== undefined}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setWritten(text);
          const read = parseDeadline(text);
          if (read !== undefined) onChange(read);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || written === undefined) return;
          event.stopPropagation();
          setWritten(undefined);
        }}
        onBlur={() => {
          if (problem === undefined) setWritten(undefined);
        }}
      />
    </Tooltip>
  );
}
