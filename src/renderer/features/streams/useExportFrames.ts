import type { FrameRow } from '@contract';
import { useCallback } from 'react';
import { formatCount } from '../../components';
import { useApp } from '../../stores';
import { exportFrames } from './exportFrames';

/** Saves the frames given to it as a file, and says what was no longer kept. */
export function useExportFrames(): (targetId: string, what: string, rows: readonly FrameRow[]) => void {
  const { platform, bulk, notices } = useApp();
  return useCallback(
    (targetId, what, rows) => {
      const { show, dismiss } = notices.getState();
      const close = { label: 'Close', run: () => dismiss('export') };
      const run = async (): Promise<void> => {
        const { text, dropped } = await exportFrames(rows, (seqs) => bulk.readFrames(targetId, seqs));
        await platform.saveFile(`${targetId}-${what}.ndjson`, text, 'application/x-ndjson');
        if (dropped === 0) return;
        show({
          id: 'export',
          tone: 'warn',
          text: `${formatCount(dropped)} of ${formatCount(rows.length)} were dropped by the limit meanwhile; the file has their rows without the message.`,
          actions: [close],
        });
      };
      run().catch((error: unknown) => {
        show({
          id: 'export',
          tone: 'error',
          lead: 'The export was not saved.',
          text: error instanceof Error ? error.message : String(error),
          actions: [close],
        });
      });
    },
    [platform, bulk, notices],
  );
}
