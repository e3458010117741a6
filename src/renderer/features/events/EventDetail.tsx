import type { FrameRow } from '@contract';
import { IconFilter, IconPencil } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { formatBytes, formatDuration, IconButton, JsonTree } from '../../components';
import { CopyButton, memberText, useFrameText, useStreams } from '../streams';

/** `5c0e7a3b-…-91d2f7`: what tells ids apart stands at their ends. */
const shortId = (id: string): string => (id.length <= 20 ? id : `${id.slice(0, 9)}…${id.slice(-7)}`);

const seen = (copies: number): string => (copies === 0 ? 'seen once' : `seen ${copies + 1} times`);

/** How the event came from its peer to this window, or went there. */
const pathOf = (row: FrameRow): string => {
  const way = [row.channel, row.registry ?? 'main', 'renderer'];
  return (row.direction === 'in' ? way : way.reverse()).join(' → ');
};

interface EventDetailProps {
  targetId: string;
  row: FrameRow;
  onEdit: (payload: string | undefined) => void;
}

/** The head of the chosen event: its id, size and the ways on. */
export function EventDetailHead({ targetId, row, onEdit }: EventDetailProps): ReactNode {
  const { events } = useStreams();
  const payload = usePayload(targetId, row);
  const id = row.subject ?? '';
  return (
    <>
      <span className="mono b el">{id}</span>
      <span className="sm t3 nw">{formatBytes(row.sizeBytes)}</span>
      <span className="grow" />
      <IconButton
        label="Filter by this id"
        size="xs"
        onClick={() => events.store.getState().setFilter(`id:${id}`)}
      >
        <IconFilter size={14} />
      </IconButton>
      <IconButton label="Edit and emit" size="xs" onClick={() => onEdit(payload)}>
        <IconPencil size={14} />
      </IconButton>
      <CopyButton label="Copy the payload" text={payload === undefined ? undefined : () => payload} />
    </>
  );
}

/** The chosen event: its payload as a tree, and where it came from. */
export function EventDetail({ targetId, row }: Omit<EventDetailProps, 'onEdit'>): ReactNode {
  const streams = useStreams();
  const at = useStore(streams.capture, (state) => state.at);
  const payload = usePayload(targetId, row);
  const whole = row.previewCut !== true || payload !== row.preview;
  return (
    <>
      <div className="event-tree">
        {row.preview === undefined || payload === undefined ? (
          <div className="event-none t3">No payload.</div>
        ) : whole ? (
          <JsonTree key={row.seq} bare maxRows={30} text={payload} label="Payload" />
        ) : (
          <div className="event-none t3">
            The whole payload is no longer kept. Its beginning: <span className="mono">{payload}…</span>
          </div>
        )}
      </div>
      <div className="event-facts t3">
        <span>Message id</span>
        <span className="mono t2 el" title={row.messageId}>
          {shortId(row.messageId ?? '')}
        </span>
        <span>Path</span>
        <span className="mono t2 el">{pathOf(row)}</span>
        <span>Age</span>
        <span className="t2">
          {formatDuration(Math.max(0, at - row.at))}
          {row.messageId === undefined ? '' : `, ${seen(streams.copiesOf(row.messageId))}`}
        </span>
      </div>
    </>
  );
}

/** The payload's exact text: from the row where it is whole there, else from the frame; its beginning until then. */
function usePayload(targetId: string, row: FrameRow): string | undefined {
  const frame = useFrameText(targetId, row.previewCut === true ? row.seq : undefined);
  const text = frame.state === 'there' ? frame.text : undefined;
  const whole = useMemo(() => (text === undefined ? undefined : memberText(text, 'payload')), [text]);
  return whole ?? row.preview;
}
