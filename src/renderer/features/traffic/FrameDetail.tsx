import type { FrameRow } from '@contract';
import { Button, SegmentedControl } from '@mantine/core';
import { IconCornerDownLeft, IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatBytes, IconButton, Kbd } from '../../components';
import { useKeys } from '../../stores';
import { CopyButton, DetailPane, useFrameText } from '../streams';
import { FrameText } from './FrameText';
import { frameNoun, framePeer } from './frameTitle';
import { HexView } from './HexView';

/** A frame as JSON or as the bytes on the wire. */
export type FrameView = 'json' | 'bytes';

interface FrameDetailProps {
  targetId: string;
  row: FrameRow;
  over: boolean;
  view: FrameView;
  onView: (view: FrameView) => void;
  onClose: () => void;
  /** Undefined where there is no other half. */
  onGoToRelated: (() => void) | undefined;
  /** Opens what was sent for another sending; undefined where it can't be sent again. */
  onEdit: ((text: string) => void) | undefined;
}

/** Frames beyond this aren't read unasked. */
const UNASKED_BYTES = 2_000_000;

/** One frame in full: its exact JSON or its bytes, and the ways on from it. */
export function FrameDetail(props: FrameDetailProps): ReactNode {
  const { targetId, row, onGoToRelated, onEdit, view } = props;
  const keys = useKeys('relatedFrame');
  const [asked, setAsked] = useState<number>();
  const waits = row.sizeBytes > UNASKED_BYTES && asked !== row.seq;
  const frame = useFrameText(targetId, waits ? undefined : row.seq);
  const text = frame.state === 'there' ? frame.text : undefined;
  const head = (
    <>
      <span className="sm t2 el grow">
        <b className="b frame-noun">{frameNoun(row)}</b> {framePeer(row)}, {formatBytes(row.sizeBytes)}
        {row.sizeOfJson ? ' as JSON' : ''}
      </span>
      <SegmentedControl
        size="xs"
        value={view}
        onChange={(chosen) => props.onView(chosen === 'bytes' ? 'bytes' : 'json')}
        aria-label="View"
        data={[
          { value: 'json', label: 'JSON' },
          { value: 'bytes', label: 'Bytes' },
        ]}
      />
      <IconButton
        label={row.requestSeq === undefined ? 'Go to the reply' : 'Go to the request'}
        keys={keys === undefined ? undefined : <Kbd keys={keys} />}
        size="xs"
        disabled={onGoToRelated === undefined}
        {...(onGoToRelated === undefined ? {} : { onClick: onGoToRelated })}
      >
        <IconCornerDownLeft size={14} />
      </IconButton>
      {onEdit === undefined ? null : (
        <IconButton
          label="Edit and send"
          size="xs"
          disabled={text === undefined}
          onClick={() => onEdit(text ?? '')}
        >
          <IconPencil size={14} />
        </IconButton>
      )}
      <CopyButton label="Copy" text={text === undefined ? undefined : () => text} />
    </>
  );
  return (
    <DetailPane label="Frame" head={head} over={props.over} onClose={props.onClose}>
      {row.reason === undefined ? null : <div className="frame-note">{row.reason}</div>}
      {waits ? (
        <div className="frame-waits">
          <Button onClick={() => setAsked(row.seq)}>Read its {formatBytes(row.sizeBytes)}</Button>
        </div>
      ) : null}
      {frame.state === 'reading' && !waits ? <div className="frame-note">Reading the frame…</div> : null}
      {frame.state === 'dropped' ? (
        <div className="frame-note">The text of this frame is no longer kept: the limit dropped it.</div>
      ) : null}
      {text !== undefined && view === 'json' ? <FrameText text={text} sizeBytes={row.sizeBytes} /> : null}
      {text !== undefined && view === 'bytes' ? (
        <HexView text={text} ofJson={row.sizeOfJson === true} />
      ) : null}
    </DetailPane>
  );
}
