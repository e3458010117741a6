import { IconCopy, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components';
import { useApp } from '../../stores';
import { copyResult, saveResult } from './resultActions';
import { useChosenCall } from './useChosenCall';

/** What can be done with the result that is shown. */
export function ResultWays(): ReactNode {
  const app = useApp();
  const call = useChosenCall();
  const none = call === undefined;
  return (
    <div className="row g4 result-ways">
      <IconButton
        size="xs"
        label="Copy"
        disabled={none}
        onClick={() => (none ? undefined : void copyResult(app, call))}
      >
        <IconCopy size={14} />
      </IconButton>
      <IconButton
        size="xs"
        label="Save"
        disabled={none}
        onClick={() => (none ? undefined : void saveResult(app, call))}
      >
        <IconDownload size={14} />
      </IconButton>
    </div>
  );
}
