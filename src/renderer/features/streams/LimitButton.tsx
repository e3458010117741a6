import { Button, NumberInput, Popover } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';
import { useStreams } from './StreamsProvider';

const MIB = 1024 * 1024;

/** "Change the limit": how many rows the window keeps, and how many bytes the inspector does. */
export function LimitButton(): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="lnk nw" onClick={() => setOpen(!open)}>
          Change the limit
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <LimitForm onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function LimitForm({ onDone }: { onDone: () => void }): ReactNode {
  const { settings, layout } = useApp();
  const streams = useStreams();
  const { rowLimit, counts } = useStore(streams.capture);
  const [rows, setRows] = useState<string | number>(rowLimit);
  const [mebibytes, setMebibytes] = useState<string | number>(counts.limitBytes / MIB);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof rows === 'number') {
      streams.setRowLimit(rows);
      layout.getState().set('keptRows', rows);
    }
    if (typeof mebibytes === 'number') settings.getState().change({ captureLimitBytes: mebibytes * MIB });
    onDone();
  };

  return (
    <form className="stream-limits" onSubmit={save}>
      <NumberInput
        label="Rows in this window"
        value={rows}
        onChange={setRows}
        min={100}
        max={200_000}
        step={1_000}
        thousandSeparator=","
        data-autofocus
      />
      <NumberInput
        label="Frames of each target, MiB"
        value={mebibytes}
        onChange={setMebibytes}
        min={1}
        max={4_096}
        step={16}
      />
      <div className="row g8">
        <Button size="xs" type="submit">
          Set
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
