import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components';

interface DetailPaneProps {
  label: string;
  /** What stands in the pane's 30 px head, left to right. */
  head: ReactNode;
  /** Stands over the table, for want of room beside it. */
  over: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The dock's right pane: the chosen row in full. */
export function DetailPane({ label, head, over, onClose, children }: DetailPaneProps): ReactNode {
  return (
    <section className={`stream-detail ${over ? 'over' : ''}`} aria-label={label}>
      <div className="stream-detail-head">
        {head}
        {over ? (
          <IconButton label="Close" size="xs" onClick={onClose}>
            <IconX size={14} />
          </IconButton>
        ) : null}
      </div>
      {children}
    </section>
  );
}
