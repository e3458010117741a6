import { IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components';
import { tell, useApp } from '../../stores';

interface CopyButtonProps {
  label: string;
  /** Absent: there is nothing to copy. Called when it is pressed. */
  text: (() => string) | undefined;
}

/** Copies a text, and says so where that fails. */
export function CopyButton({ label, text }: CopyButtonProps): ReactNode {
  const app = useApp();
  return (
    <IconButton
      label={label}
      size="xs"
      disabled={text === undefined}
      onClick={() => void tell(app, 'Copying', () => app.platform.copyText(text?.() ?? ''))}
    >
      <IconCopy size={14} />
    </IconButton>
  );
}
