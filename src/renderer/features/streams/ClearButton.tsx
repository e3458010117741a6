import { Button, Popover } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from '../../components';

interface ClearButtonProps {
  /** Says what is thrown away, and that it can't be brought back. */
  question: string;
  onClear: () => void;
  disabled: boolean;
}

/** Asks before it throws rows away, because nothing brings them back. */
export function ClearButton({ question, onClear, disabled }: ClearButtonProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton label="Clear" size="xs" disabled={disabled} onClick={() => setOpen(!open)}>
          <IconTrash size={14} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stream-question">
          <p>{question}</p>
          <div className="row g8">
            <Button
              size="xs"
              data-autofocus
              onClick={() => {
                setOpen(false);
                onClear();
              }}
            >
              Clear
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setOpen(false)}>
              Keep them
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
