import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatBytes, formatCount } from '../format/format';
import { imageUrl } from './image';
import { isContainer, type JsonIndex, NodeKind, rawKey, rawText } from './JsonIndex';
import { IMAGE_ROWS, LINE_LENGTH, MOST_LINES, SHOWN_STRING } from './lines';
import { Marked } from './Marked';
import { isInline, type Note, noteOf } from './notes';
import { RowPart } from './rows';

export interface TreeRowProps {
  index: JsonIndex;
  node: number;
  part: number;
  ordinal: number;
  open: boolean;
  /** Further lines that a string takes. */
  lines: number;
  /** The searched text, to be marked. */
  mark: string;
  onToggle: () => void;
}

/** What stands in one row of the tree. */
export function TreeRow(props: TreeRowProps): ReactNode {
  const { index, node, part } = props;
  if (part === RowPart.close)
    return (
      <>
        <span className="tw" />
        <span className="p">{index.kind[node] === NodeKind.array ? ']' : '}'}</span>
      </>
    );
  return part > 0 ? <FurtherLine {...props} /> : <NodeRow {...props} />;
}

function NodeRow({ index, node, ordinal, open, lines, mark, onToggle }: TreeRowProps): ReactNode {
  const container = isContainer(index, node);
  const opens = container && (index.count[node] ?? 0) > 0;
  const isOpen = opens && open;
  return (
    <>
      <span className="tw" onClick={opens ? onToggle : undefined}>
        {opens ? isOpen ? <IconChevronDown size={12} /> : <IconChevronRight size={12} /> : null}
      </span>
      <Name index={index} node={node} ordinal={ordinal} mark={mark} />
      {container ? (
        <Container index={index} node={node} open={isOpen} mark={mark} />
      ) : (
        <Scalar index={index} node={node} mark={mark} />
      )}
      {container ? null : <Extras index={index} node={node} lines={lines} onToggle={onToggle} />}
    </>
  );
}

function Name({
  index,
  node,
  ordinal,
  mark,
}: {
  index: JsonIndex;
  node: number;
  ordinal: number;
  mark: string;
}): ReactNode {
  const raw = rawKey(index, node);
  if (raw === undefined && ordinal === -1) return null;
  return (
    <>
      <span className="k">{raw === undefined ? ordinal : <Marked text={plainName(raw)} mark={mark} />}</span>
      <span className="p">: </span>
    </>
  );
}

/** Names that need no quotes have none, as in the language. */
function plainName(raw: string): string {
  return /^"[A-Za-z_$][\w$-]{0,80}"$/.test(raw)
    ? raw.slice(1, -1)
    : raw.length > 120
      ? `${raw.slice(0, 120)}…`
      : raw;
}

function Container({
  index,
  node,
  open,
  mark,
}: {
  index: JsonIndex;
  node: number;
  open: boolean;
  mark: string;
}): ReactNode {
  const isArray = index.kind[node] === NodeKind.array;
  const count = index.count[node] ?? 0;
  const counted = isArray
    ? count === 1
      ? '1 item'
      : `${formatCount(count)} items`
    : count === 1
      ? '1 member'
      : `${formatCount(count)} members`;
  if (open)
    return (
      <>
        <span className="p">{isArray ? '[' : '{'}</span>
        {isArray || node === 0 || count > 8 ? <span className="note">{counted}</span> : null}
      </>
    );
  if (count === 0) return <span className="p">{isArray ? '[]' : '{}'}</span>;
  if (!isInline(index, node))
    return (
      <>
        <span className="p">{isArray ? '[ ' : '{ '}</span>
        <span className="note flush">{counted}</span>
        <span className="p">{isArray ? ' ]' : ' }'}</span>
      </>
    );
  const children: number[] = [];
  for (let child = node + 1; child < (index.next[node] ?? 0); child = index.next[child] ?? index.size)
    children.push(child);
  return (
    <>
      <span className="p">{isArray ? '[ ' : '{ '}</span>
      {children.map((child, place) => (
        <span key={child}>
          {place > 0 ? <span className="p">, </span> : null}
          <Name index={index} node={child} ordinal={-1} mark={mark} />
          <Scalar index={index} node={child} mark={mark} />
        </span>
      ))}
      <span className="p">{isArray ? ' ]' : ' }'}</span>
    </>
  );
}

function Scalar({ index, node, mark }: { index: JsonIndex; node: number; mark: string }): ReactNode {
  const start = index.start[node] ?? 0;
  const length = (index.end[node] ?? 0) - start;
  const isString = index.kind[node] === NodeKind.string;
  const text =
    length > SHOWN_STRING ? `${index.text.slice(start, start + SHOWN_STRING)}…` : rawText(index, node);
  return (
    <span className={isString ? 's' : 'v'}>
      <Marked text={text} mark={mark} />
    </span>
  );
}

/** Beside a value: its note, and for what doesn't fit the way to see it all. */
function Extras({
  index,
  node,
  lines,
  onToggle,
}: {
  index: JsonIndex;
  node: number;
  lines: number;
  onToggle: () => void;
}): ReactNode {
  const note = noteOf(index, node);
  if (note !== undefined) return <NoteText note={note} />;
  const length = (index.end[node] ?? 0) - (index.start[node] ?? 0);
  if (index.kind[node] !== NodeKind.string || length <= SHOWN_STRING) return null;
  const isImage = imageUrl(index, node) !== undefined;
  return (
    <span className="note">
      {isImage ? `image, ${formatBytes(length)}` : `${formatCount(length - 2)} characters`}{' '}
      <button type="button" className="lnk" tabIndex={-1} onClick={onToggle}>
        {lines > 0 ? 'Fold' : isImage ? 'Show the image' : 'Show all'}
      </button>
    </span>
  );
}

function NoteText({ note }: { note: Note }): ReactNode {
  switch (note.kind) {
    case 'sent':
      return <span className="note">kept as sent</span>;
    case 'big':
      return (
        <span className="note">
          beyond 2<sup>53</sup>, exact
        </span>
      );
    case 'time':
      return (
        <span className="note" title={note.iso}>
          {note.local}
        </span>
      );
  }
}

/** A further line of a string that is shown in full, or the rows that an image covers. */
function FurtherLine({ index, node, part, mark, lines }: TreeRowProps): ReactNode {
  const url = lines === IMAGE_ROWS ? imageUrl(index, node) : undefined;
  if (url !== undefined)
    return part === 1 ? (
      <img className="tree-image" src={url} alt="" style={{ maxHeight: IMAGE_ROWS * 20 - 8 }} />
    ) : null;
  const from = (index.start[node] ?? 0) + SHOWN_STRING + (part - 1) * LINE_LENGTH;
  const end = index.end[node] ?? 0;
  const left = end - from - LINE_LENGTH;
  if (part === MOST_LINES && left > 0)
    return (
      <span className="note flush">
        {formatCount(left + LINE_LENGTH)} characters more: copy the value to have them all.
      </span>
    );
  return (
    <span className="s">
      <Marked text={index.text.slice(from, Math.min(end, from + LINE_LENGTH))} mark={mark} />
    </span>
  );
}
