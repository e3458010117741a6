import type { CallRecord } from '@contract';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatBytes, Notice, ValueView } from '../../components';
import { useApp } from '../../stores';
import { saveResult } from './resultActions';
import { useResultText } from './useResultText';

/** Past this a result is rendered only when it is asked for. */
const GATE_BYTES = 2_000_000;

/** The value that a call returned. */
export function ResultValue({ call }: { call: CallRecord }): ReactNode {
  const app = useApp();
  const size = call.resultSizeBytes ?? 0;
  const [wanted, setWanted] = useState<string>();
  const open = size <= GATE_BYTES || wanted === call.callId;
  const { text, reading, problem } = useResultText(call, open);
  const save = (): void => void saveResult(app, call);
  if (call.resultText === undefined && call.resultStored !== true)
    return <p className="t2 pane-note">No result: the command returns nothing.</p>;
  if (!open)
    return (
      <div className="outcome">
        <p className="b">{formatBytes(size)} arrived and are kept. Showing them may take a few seconds.</p>
        <div className="row g6 outcome-ways">
          <Button onClick={() => setWanted(call.callId)}>Show all</Button>
          <Button leftSection={<IconDownload size={14} />} onClick={save}>
            Save…
          </Button>
        </div>
      </div>
    );
  if (problem !== undefined) return <Notice tone="error">{problem}</Notice>;
  if (reading) return <p className="t2 pane-note">Reading {formatBytes(size)}…</p>;
  return <ValueView key={call.callId} text={text} sizeBytes={size} onSave={save} label="Result" />;
}
