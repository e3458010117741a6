import { IconCircleFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatBytes, formatCount, Notice } from '../../components';
import { tell, useApp } from '../../stores';
import { RECORDING_CHARS, type RecordingState } from './recorder';
import { useStreams } from './StreamsProvider';

function headline({ status, why }: RecordingState): string {
  if (status === 'on') return 'Recording';
  if (why === 'full') return `The recording ended at its limit of ${formatBytes(RECORDING_CHARS)}`;
  return why === 'left' ? 'The recording ended: another target is shown' : 'Recorded';
}

/** The recording that is going on, and what to do with it. */
export function RecordingNotice(): ReactNode {
  const app = useApp();
  const { recorder } = useStreams();
  const recording = useStore(recorder.store);
  const { status, targetId, frames, chars, missed } = recording;
  if (status === 'off') return null;
  const save = (): void =>
    void tell(app, 'Saving the recording', async () => {
      const text = await recorder.finish();
      await app.platform.saveFile(`${targetId ?? 'target'}-recording.ndjson`, text, 'application/x-ndjson');
      recorder.discard();
    });
  return (
    <Notice
      tone="pending"
      quiet
      icon={<IconCircleFilled size={10} className={status === 'on' ? 'err' : 't3'} />}
      actions={
        <>
          <button type="button" className="lnk" onClick={save}>
            {status === 'on' ? 'Stop and save' : 'Save'}
          </button>
          <button type="button" className="lnk" onClick={() => recorder.discard()}>
            Discard
          </button>
        </>
      }
    >
      <div className="el">
        <b className="b">{headline(recording)}.</b> {formatCount(frames)} {frames === 1 ? 'frame' : 'frames'},{' '}
        {formatBytes(chars)}
        {missed === 0 ? '' : `; ${formatCount(missed)} came too fast, or were dropped before they were read`}
      </div>
    </Notice>
  );
}
