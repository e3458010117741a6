import type { FrameRow } from '@contract';
import { useCallback } from 'react';
import { formatCount } from '../../components';
import { tell, useApp } from '../../stores';
import { exportFrames } from './exportFrames';

/** Saves the frames given to it as a file, and says what was no longer kept. */
export function useExportFrames(): (targetId: string, what: string, rows: readonly FrameRow[]) => void {
  const app = useApp();
  return useCallback(
    (targetId, what, rows) => {
      void tell(app, 'Exporting', async () => {
        const { text, dropped } = await exportFrames(rows, (seqs) => app.bulk.readFrames(targetId, seqs));
        await app.platform.saveFile(`${targetId}-${what}.ndjson`, text, 'application/x-ndjson');
        if (dropped === 0) return;
        const { show, dismiss } = app.notices.getState();
        show({
          id: 'exported',
          tone: 'warn',
          text: `${formatCount(dropped)} of ${formatCount(rows.length)} were dropped by the limit meanwhile; the file has their rows without the message.`,
          actions: [{ label: 'Dismiss', run: () => dismiss('exported') }],
        });
      });
    },
    [app],
  );
}
