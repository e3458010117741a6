import { Autocomplete, Button, Checkbox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { formatTime, JsonEditor, Kbd } from '../../components';
import { useApp } from '../../stores';
import { blockedBy } from '../calls/blockedBy';
import { useStreams } from '../streams';
import { checkEmit, type EmitFaults } from './checkEmit';
import { type EmitDraft, useEmitDraft, writeEmitDraft } from './useEmitDraft';

/** What became of the last emit. */
type Sent = { readonly at: number } | { readonly failed: string } | 'blocked';

/** Broadcasts an event of any id with any payload to the watched target. */
export function EmitForm({ targetId }: { targetId: string }): ReactNode {
  const app = useApp();
  const draft = useEmitDraft(targetId);
  const target = useStore(app.targets, ({ list }) => list.find(({ config }) => config.id === targetId));
  const byEvent = useStore(useStreams().capture, ({ counts }) => counts.byEvent);
  const known = useMemo(() => Object.keys(byEvent).sort(), [byEvent]);
  const [faults, setFaults] = useState<EmitFaults>({});
  const [sent, setSent] = useState<Sent>();
  const closed = useStore(app.connection, ({ state }) => state === 'closed');
  const blocked = blockedBy(target, closed);

  const write = (patch: Partial<EmitDraft>): void => {
    writeEmitDraft(app, targetId, { ...draft, ...patch });
    setFaults({});
  };
  const emit = (): void => {
    const found = checkEmit(draft);
    setFaults(found);
    setSent(blocked === undefined ? undefined : 'blocked');
    if (blocked !== undefined || Object.keys(found).length > 0) return;
    const { eventId, payload, noPayload } = draft;
    app.platform.inspector.emit({ targetId, eventId, ...(noPayload ? {} : { payloadText: payload }) }).then(
      () => setSent({ at: Date.now() }),
      (error: unknown) => setSent({ failed: error instanceof Error ? error.message : String(error) }),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    emit();
  };

  return (
    // Mod+Enter emits wherever the focus is in here.
    <section
      className={`emit ${Object.keys(faults).length > 0 ? 'faulty' : ''}`}
      aria-label="Emit an event"
      onKeyDownCapture={onKeyDown}
    >
      <div className="row emit-head">
        <b className="b">Emit an event</b>
        <span className="grow" />
        <span className="sm t3 el">to {target?.config.name ?? targetId}</span>
      </div>
      <Autocomplete
        data={known}
        value={draft.eventId}
        onChange={(eventId) => write({ eventId })}
        placeholder={known[0] ?? 'order.placed'}
        aria-label="Event id"
        error={faults.eventId}
        spellCheck={false}
        classNames={{ input: 'mono', option: 'mono' }}
        // Upwards, so that the payload stays in sight and nothing reaches below the window.
        comboboxProps={{ position: 'top', middlewares: { flip: false, shift: true } }}
        maxDropdownHeight={200}
        rightSection={<IconChevronDown size={14} className="t3" />}
        rightSectionPointerEvents="none"
        data-testid="emit-event-id"
      />
      <div
        className={`emit-payload ${draft.noPayload ? 'off' : ''} ${faults.payload === undefined && faults.notJson === undefined ? '' : 'bad'}`}
      >
        <JsonEditor
          value={draft.payload}
          onChange={(payload) => write({ payload })}
          readOnly={draft.noPayload}
          label="Payload"
          onSubmit={emit}
          data-testid="emit-payload"
        />
      </div>
      {faults.payload === undefined ? null : (
        <div className="err sm el emit-fault" role="alert" title={faults.payload}>
          {faults.payload}
        </div>
      )}
      <div className="row g8 emit-foot">
        <Button
          color="accent"
          variant="filled"
          disabled={blocked !== undefined}
          rightSection={<Kbd keys="Mod+Enter" />}
          onClick={emit}
          data-testid="emit"
        >
          Emit
        </Button>
        <Checkbox
          label="No payload"
          checked={draft.noPayload}
          onChange={(event) => write({ noPayload: event.currentTarget.checked })}
        />
        <span className="grow" />
        <EmitState blocked={blocked} notJson={faults.notJson === true} sent={sent} />
      </div>
    </section>
  );
}

interface EmitStateProps {
  blocked: string | undefined;
  notJson: boolean;
  sent: Sent | undefined;
}

function EmitState({ blocked, notJson, sent }: EmitStateProps): ReactNode {
  if (blocked !== undefined)
    return sent === 'blocked' ? <Refused why={blocked} /> : <span className="sm t3 el">{blocked}</span>;
  if (notJson) return <Refused why="not JSON" />;
  if (sent === undefined || sent === 'blocked') return null;
  if ('failed' in sent) return <Refused why={sent.failed} />;
  return (
    <span className="sm t3 nw" role="status">
      Sent {formatTime(sent.at).slice(0, 8)}
    </span>
  );
}

const Refused = ({ why }: { why: string }): ReactNode => (
  <span className="sm err el" role="alert" title={why}>
    Not sent: {why}
  </span>
);
