import type { DamagedFile, StartState } from '@contract';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount, formatTime } from '../../components';
import { readDamagedAgain, tell, useApp } from '../../stores';

const partly: Readonly<Record<string, string>> = {
  settings: 'Some settings couldn’t be read, so their defaults are in use.',
  targets: 'Some targets couldn’t be read. The others are shown.',
  drafts: 'Some drafts couldn’t be read. The others are in use.',
};

/** The files, by where they are kept, that a person said to go on without: they aren't told again by the next page. */
const SEEN = 'damageSeen';
const MOST_SEEN = 9;

/** What can be mended by hand and read again; a database can't. */
const readable = ['settings', 'targets', 'drafts'] as const;

const leads: Readonly<Record<string, string>> = {
  settings: 'The settings couldn’t be read, so the defaults are in use.',
  targets: 'The targets couldn’t be read, so only the default ones are shown.',
  drafts: 'The drafts couldn’t be read, so requests begin with their defaults.',
  history: 'The history couldn’t be read, so it begins anew.',
};

/** Files of the user's that couldn't be read: where, why, where they are kept, and what was read well. */
export function DamagedNotice(): ReactNode {
  const app = useApp();
  const start = useStore(app.settings, (state) => state.start);
  const seen = useStore(app.layout, ({ values }) => values[SEEN]);
  const answered = typeof seen === 'string' ? seen.split('\n') : [];
  const damaged = start?.damaged.filter(({ keptAs }) => !answered.includes(keptAs)) ?? [];
  if (start === undefined || damaged.length === 0) return null;
  const well = readWell(start);
  return (
    <div role="alert">
      {damaged.map((file) => (
        <Damaged
          key={file.path}
          file={file}
          onKeep={() =>
            app.layout.getState().set(SEEN, [...answered.slice(-MOST_SEEN), file.keptAs].join('\n'))
          }
        />
      ))}
      {well === undefined ? null : (
        <div className="notice">
          <IconCheck size={14} className="ok" />
          {well}
        </div>
      )}
    </div>
  );
}

function Damaged({ file, onKeep }: { file: DamagedFile; onKeep: () => void }): ReactNode {
  const app = useApp();
  const [again, setAgain] = useState<number>();
  const kind = readable.find((one) => one === file.kind);
  const open = app.platform.openDamaged;
  const readAgain = async (what: (typeof readable)[number]): Promise<void> => {
    // Where it is well by now, this notice is gone afterwards.
    if (await readDamagedAgain(app, what)) setAgain(Date.now());
  };
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
        {again === undefined ? null : (
          <div className="t2" role="status">
            Read again at {formatTime(again).slice(0, 8)}: it is still damaged.
          </div>
        )}
        <div className="row g6 damaged-ways">
          {open === undefined || kind === undefined ? null : (
            <Button size="xs" onClick={() => void tell(app, 'Opening the file', () => open(file.keptAs))}>
              Open the file
            </Button>
          )}
          <Button size="xs" onClick={() => void app.platform.copyText(file.keptAs)}>
            Copy the path
          </Button>
          {kind === undefined ? null : (
            <Button size="xs" onClick={() => void readAgain(kind)}>
              Read it again
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={onKeep}>
            {file.partly === true || file.kind === 'history' ? 'Go on' : 'Keep the defaults'}
          </Button>
        </div>
      </div>
    </div>
  );
}

function readWell({ readWell: { targets, calls, drafts } }: StartState): string | undefined {
  if (targets + calls + drafts === 0) return undefined;
  const some = (count: number, one: string): string =>
    `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;
  return `${some(targets, 'target')}, ${some(calls, 'call')} and ${some(drafts, 'draft')} were read from their own files.`;
}
