import type { TargetFault, TargetState } from '@contract';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { parseDeadline } from '../calls/deadline';
import type { ConnectionReportProps } from './ConnectionReport';

/** What happened, what the program last said, and what can be done, each numbered. */
export function FaultDetail({
  target,
  fault,
  onWaitLonger,
  onConnectAnyway,
}: ConnectionReportProps & { target: TargetState; fault: TargetFault }): ReactNode {
  const [wait, setWait] = useState('30 s');
  const waitMs = parseDeadline(wait);
  const list = target.steps.find(({ step }) => step === 'list');
  // A program that ended, or that answered wrongly, isn't helped by waiting.
  const silent = list?.state === 'failed' && list.detail?.startsWith('timed out') === true;
  const ended = fault.exitCode !== undefined || fault.signal !== undefined;
  const hints: { text: string; way?: ReactNode }[] = (fault.hints ?? []).map((text) => ({ text }));
  if (silent && !ended)
    hints.push({
      text: 'If the program is only slow, allow more time for the list.',
      way: (
        <span className="row g6">
          <TextInput
            size="xs"
            className="mono-input wait-input"
            aria-label="Time for the list"
            value={wait}
            error={waitMs === undefined}
            onChange={(event) => setWait(event.currentTarget.value)}
          />
          <Button size="xs" disabled={waitMs === undefined} onClick={() => onWaitLonger(waitMs ?? 0)}>
            Wait longer
          </Button>
        </span>
      ),
    });
  if (list?.state === 'failed' && !ended)
    hints.push({
      text: 'Connect without a list and call commands by their id.',
      way: (
        <Button size="xs" onClick={onConnectAnyway}>
          Connect anyway
        </Button>
      ),
    });
  return (
    <div className="fault-detail">
      <div className="fault-message wrap-any">{fault.message}</div>
      {fault.stderr === undefined || fault.stderr.length === 0 ? null : (
        <pre className="mono t2 stderr-tail" aria-label="Last lines of stderr">
          {fault.stderr.join('\n')}
        </pre>
      )}
      {hints.length === 0 ? null : (
        <ol className="hints">
          {hints.map(({ text, way }) => (
            <li key={text}>
              <span>{text}</span>
              {way}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
