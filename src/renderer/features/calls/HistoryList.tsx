import type { CallRecord } from '@contract';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconRefresh, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import {
  formatCount,
  formatDuration,
  formatTime,
  formatTimeTitle,
  IconButton,
  StatusMark,
  VirtualList,
} from '../../components';
import { callKey, callsOf, chooseCommand, useApp } from '../../stores';
import { clearHistory, filterCalls, loadOlder, sendAgain } from './history';
import { outcomeOf, outcomeWord } from './outcome';

export interface HistoryListProps {
  targetId: string;
  commandId: string;
  /** A call was chosen: its result is to be shown. */
  onShow: () => void;
}

/** The calls of a command, or of the whole target, newest first. */
export function HistoryList({ targetId, commandId, onShow }: HistoryListProps): ReactNode {
  const app = useApp();
  const byId = useStore(app.calls, (state) => state.byId);
  const totals = useStore(app.calls, (state) => state.totals);
  const shownId = useStore(app.calls, ({ shown }) => shown[callKey(targetId, commandId)]);
  const [scope, setScope] = useState('command');
  const [query, setQuery] = useState('');
  const [asking, setAsking] = useState(false);
  const only = scope === 'command' ? commandId : undefined;
  const all = useMemo(() => callsOf({ byId }, targetId, only), [byId, targetId, only]);
  const rows = useMemo(() => filterCalls(all, query), [all, query]);
  const total = Math.max(all.length, totals[only === undefined ? targetId : callKey(targetId, only)] ?? 0);
  const show = (call: CallRecord): void => {
    app.calls.getState().show(callKey(targetId, call.commandId), call.callId);
    if (call.commandId !== commandId) chooseCommand(app, targetId, call.commandId);
    onShow();
  };
  return (
    <>
      <div className="row g6 history-bar">
        <TextInput
          size="xs"
          className="grow"
          aria-label="Filter the history"
          placeholder="Filter by id, outcome or request"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          value={scope}
          onChange={setScope}
          data={[
            { value: 'command', label: 'This command' },
            { value: 'target', label: 'All' },
          ]}
        />
        <IconButton size="xs" label="Clear the history of this target" onClick={() => setAsking(true)}>
          <IconTrash size={14} />
        </IconButton>
      </div>
      {asking ? (
        <div className="notice w" role="alert">
          <span className="grow">{forgetQuestion(totals[targetId] ?? total)}</span>
          <Button
            size="xs"
            onClick={() => {
              setAsking(false);
              void clearHistory(app, targetId);
            }}
          >
            Forget
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setAsking(false)}>
            Keep
          </Button>
        </div>
      ) : null}
      <VirtualList
        className="history"
        label="History"
        rows={rows}
        rowKey={({ callId }) => callId}
        selectedKey={shownId}
        totalCount={total}
        onSelect={(call) => app.calls.getState().show(callKey(targetId, call.commandId), call.callId)}
        onActivate={show}
        rowClassName={() => 'li history-row'}
        rowTestId={() => 'history-row'}
        empty={<p className="t3 pane-note">{query === '' ? 'No calls yet.' : 'No call matches.'}</p>}
        renderRow={(call) => (
          <HistoryRow
            call={call}
            named={scope === 'target'}
            onShow={() => show(call)}
            onAgain={() => sendAgain(app, call)}
          />
        )}
        {...(total > all.length
          ? {
              footer: (
                <div className="notice bounded">
                  <span className="grow">
                    {formatCount(all.length)} of {formatCount(total)} calls shown
                  </span>
                  <button type="button" className="lnk" onClick={() => void loadOlder(app, targetId, only)}>
                    Show older ones
                  </button>
                </div>
              ),
            }
          : {})}
      />
    </>
  );
}

const forgetQuestion = (count: number): string =>
  count === 1
    ? 'Forget the one call of this target?'
    : `Forget all ${formatCount(count)} calls of this target?`;

interface HistoryRowProps {
  call: CallRecord;
  named: boolean;
  onShow: () => void;
  onAgain: () => void;
}

function HistoryRow({ call, named, onShow, onAgain }: HistoryRowProps): ReactNode {
  return (
    <>
      <StatusMark outcome={outcomeOf(call)} size={14} />
      <button type="button" tabIndex={-1} className="history-what el" onClick={onShow}>
        {named ? <span className="mono">{call.commandId}</span> : null}
        {call.status === 'error' ? <span className="mono err">{outcomeWord(call)}</span> : null}
        <span className="mono xs t3 el">
          {call.requestText?.replace(/\s+/g, ' ').slice(0, 160) ??
            (call.requestSizeBytes === 0 ? 'no request' : 'large request')}
        </span>
      </button>
      <span className="meta">
        <IconButton className="row-button again" label="Send again" tabIndex={-1} onClick={onAgain}>
          <IconRefresh size={12} />
        </IconButton>
        {call.durationMs === undefined ? null : <span className="t2">{formatDuration(call.durationMs)}</span>}
        <span title={formatTimeTitle(call.startedAt)}>{formatTime(call.startedAt)}</span>
      </span>
    </>
  );
}
