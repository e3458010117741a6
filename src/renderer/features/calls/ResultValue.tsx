import type { CallRecord } from '@contract';
import type { ReactNode } from 'react';
import { formatBytes, Notice, ValueView } from '../../components';
import { useApp } from '../../stores';
import { saveResult } from './resultActions';
import { useResultText } from './useResultText';

/** The value that a call returned; large ones are read over the bulk port. */
export function ResultValue({ call }: { call: CallRecord }): ReactNode {
  const app = useApp();
  const size = call.resultSizeBytes ?? 0;
  const { text, reading, problem } = useResultText(call);
  if (problem !== undefined) return <Notice tone="error">{problem}</Notice>;
  if (reading) return <p className="t2 pane-note">Reading {formatBytes(size)}…</p>;
  return (
    <ValueView
      key={call.callId}
      text={text}
      sizeBytes={size}
      onSave={() => void saveResult(app, call)}
      label="Result"
    />
  );
}
