import { Select } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../components';
import { tell, useApp } from '../../stores';
import { Chip, CopyButton, FilterBox, focusRows, logExamples, StreamControls, useStreams } from '../streams';
import { logText } from './logText';

/** The dock's bar over Log: filter, chip, counts, controls. */
export function LogToolbar(): ReactNode {
  const app = useApp();
  const streams = useStreams();
  const { filter, setFilter, rows, kept, problems, narrowings, narrow } = useStore(streams.log.store);
  const targetId = useStore(streams.capture, (state) => state.logTargetId);
  const targets = useStore(app.targets, ({ list }) => list);
  const input = useRef<HTMLInputElement>(null);
  // Numbers have no gaps: what is before the first line was cleared, or dropped by the limit.
  const earlier = (streams.log.firstSeq ?? 1) - 1;
  const onlyProblems = narrowings.has('problems');
  const save = (): void =>
    void tell(app, 'Saving the log', () =>
      app.platform.saveFile(`${targetId ?? 'target'}-log.txt`, logText(rows), 'text/plain'),
    );
  return (
    <div className="stream-toolbar">
      <FilterBox
        filter={filter}
        onChange={setFilter}
        examples={logExamples}
        placeholder="level:error source:stderr"
        label="Filter the log"
        inputRef={input}
        onLeave={focusRows}
      />
      <Chip
        pressed={onlyProblems}
        onClick={() => narrow('problems', onlyProblems ? undefined : { test: (row) => row.level !== 'info' })}
      >
        Problems {formatCount(problems)}
      </Chip>
      <Select
        size="xs"
        className="log-of"
        aria-label="Log of"
        value={targetId ?? null}
        data={targets.map(({ config }) => ({ value: config.id, label: config.name }))}
        onChange={(chosen) => {
          if (chosen !== null) streams.watchLog(chosen);
        }}
      />
      <span className="right">
        <span className="stream-counts xs t3 el">
          {formatCount(rows.length)} of {formatCount(kept)} lines
          {earlier === 0 ? '' : `, ${formatCount(earlier)} earlier ones no longer kept`}
        </span>
        <CopyButton label="Copy the lines shown" text={rows.length === 0 ? undefined : () => logText(rows)} />
        <StreamControls
          stream={streams.log}
          clearQuestion={`Clear the ${formatCount(kept)} lines of this target’s log? They can’t be brought back.`}
          onClear={() => streams.clearLog()}
          exportLabel={`Save the ${formatCount(rows.length)} shown as text`}
          onExport={save}
        />
      </span>
    </div>
  );
}
