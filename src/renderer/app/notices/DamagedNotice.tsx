import type { DamagedFile, StartState } from '@contract';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../components';
import { useApp } from '../../stores';

const partly: Readonly<Record<string, string>> = {
  settings: 'Some settings couldn’t be read, so their defaults are in use.',
  targets: 'Some targets couldn’t be read. The others are shown.',
  drafts: 'Some drafts couldn’t be read. The others are in use.',
};

const leads: Readonly<Record<string, string>> = {
  settings: 'The settings couldn’t be read, so the defaults are in use.',
  targets: 'The targets couldn’t be read, so only the default ones are shown.',
  drafts: 'The drafts couldn’t be read, so requests begin with their defaults.',
  history: 'The history couldn’t be read, so it begins anew.',
};

/** Files of the user's that couldn't be read: where, why, where they are kept, and what was read well. */
export function DamagedNotice(): ReactNode {
  const start = useStore(useApp().settings, (state) => state.start);
  const [kept, setKept] = useState(false);
  if (start === undefined || start.damaged.length === 0 || kept) return null;
  return (
    <div role="alert">
      {start.damaged.map((file) => (
        <Damaged key={file.path} file={file} onKeep={() => setKept(true)} />
      ))}
      <div className="notice">
        <IconCheck size={14} className="ok" />
        {readWell(start)}
      </div>
    </div>
  );
}

function Damaged({ file, onKeep }: { file: DamagedFile; onKeep: () => void }): ReactNode {
  const app = useApp();
  return (
    <div className="notice w damaged">
      <IconAlertTriangle size={14} className="warn" />
      <div className="grow">
        <b className="b">
          {(file.partly ? partly : leads)[file.kind] ?? `The file of ${file.kind} couldn’t be read.`}
        </b>
        <div className="t2 wrap-any">
          <span className="mono xs">{file.path}</span>, {file.reason}. The file is kept as{' '}
          <span className="mono xs">{file.keptAs}</span>.
        </div>
        <div className="row g6 damaged-ways">
          <Button size="xs" onClick={() => void app.platform.copyText(file.keptAs)}>
            Copy the path
          </Button>
          <Button size="xs" variant="subtle" onClick={onKeep}>
            {file.partly === true ? 'Go on' : 'Keep the defaults'}
          </Button>
        </div>
      </div>
    </div>
  );
}

function readWell({ readWell: { targets, calls, drafts } }: StartState): string {
  const some = (count: number, one: string): string =>
    `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;
  return `${some(targets, 'target')}, ${some(calls, 'call')} and ${some(drafts, 'draft')} were read from their own files.`;
}
