import { IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Tag, visibleName } from '../../components';
import { callKey, useApp } from '../../stores';
import type { CommandRow } from './commandTree';
import { Marked } from './Marked';

export interface CommandRowViewProps {
  row: CommandRow;
  targetId: string;
  filter: string;
}

/** A command: its name, how many of its calls run, and the channel that owns it. */
export function CommandRowView({ row, targetId, filter }: CommandRowViewProps): ReactNode {
  const app = useApp();
  const { id, channel } = row.command;
  const running = useStore(app.calls, ({ running: all }) => all[callKey(targetId, id)] ?? 0);
  const starred = useStore(
    app.settings,
    ({ settings }) => settings.starred?.includes(callKey(targetId, id)) ?? false,
  );
  return (
    <>
      <span className="mono el">
        <Marked text={visibleName(row.name)} query={filter} />
      </span>
      {running === 0 ? null : <Tag tone="pending">{running} running</Tag>}
      <span className="meta">
        {starred ? <IconStarFilled size={10} aria-label="favourite" /> : null}
        <span className="mono xs">{channel}</span>
      </span>
    </>
  );
}
