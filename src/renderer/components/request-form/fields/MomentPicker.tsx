import { Button, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from '../../small/IconButton';

/** The formats of points in time. */
export type MomentFormat = 'date' | 'date-time' | 'time';

export interface MomentPickerProps {
  format: MomentFormat;
  /** The text as it is; a day that is chosen replaces only its own part. */
  text: string;
  disabled: boolean;
  onPick: (text: string) => void;
}

/** Chooses a day, or the present moment, for a text that is a date or a time. */
export function MomentPicker({ format, text, disabled, onPick }: MomentPickerProps): ReactNode {
  const [open, setOpen] = useState(false);
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  const pick = (picked: string): void => {
    setOpen(false);
    onPick(picked);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton label="Choose a moment" size="xs" disabled={disabled} onClick={() => setOpen(!open)}>
          <IconCalendar size={14} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown className="moment-picker">
        {format === 'time' ? null : (
          <DatePicker
            size="xs"
            value={isDay(day) ? day : null}
            {...(isDay(day) ? { defaultDate: day } : {})}
            onChange={(chosen) => {
              if (chosen !== null) pick(withDay(text, chosen, format));
            }}
          />
        )}
        <Button size="xs" variant="subtle" color="accent" onClick={() => pick(now(format))}>
          Now
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function isDay(day: string | undefined): day is string {
  return day !== undefined && !Number.isNaN(Date.parse(day));
}

/** A text with another day: the time and offset of a date-time stay as they are. */
export function withDay(text: string, day: string, format: MomentFormat): string {
  if (format === 'date') return day;
  return /^\d{4}-\d\d-\d\dT/.test(text) ? day + text.slice(10) : `${day}T00:00:00Z`;
}

function now(format: MomentFormat): string {
  const iso = new Date().toISOString();
  switch (format) {
    case 'date':
      return iso.slice(0, 10);
    case 'time':
      return iso.slice(11);
    case 'date-time':
      return iso;
  }
}
