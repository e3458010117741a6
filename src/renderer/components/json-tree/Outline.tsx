import type { ReactNode } from 'react';
import { formatCount } from '../format/format';
import { decodedString, isContainer, type JsonIndex, NodeKind, rawKey, rawText } from './JsonIndex';
import { useJsonIndex } from './useJsonIndex';

const SHOWN = 12;
const SHOWN_TEXT = 60;

/** The first level of a large value, without anything in it. */
export function Outline({ text }: { text: string }): ReactNode {
  const indexing = useJsonIndex(text);
  if (indexing.state === 'failed') return <div className="t3 sm">It isn’t JSON.</div>;
  if (indexing.state === 'reading') {
    return (
      <div className="t3 sm" role="status">
        Reading, {Math.round(indexing.progress * 100)} %
      </div>
    );
  }
  const { index } = indexing;
  if (!isContainer(index, 0)) return <div className="t3 sm">A single value.</div>;
  const count = index.count[0] ?? 0;
  const isArray = index.kind[0] === NodeKind.array;
  const children: number[] = [];
  for (let child = 1; child < index.size && children.length < SHOWN; child = index.next[child] ?? index.size)
    children.push(child);
  return (
    <>
      <div className="json outline">
        {children.map((child, place) => (
          <div key={child} className="el">
            <span className="p">{place > 0 ? '  ' : isArray ? '[ ' : '{ '}</span>
            {isArray ? null : (
              <>
                <span className="k">{decodedString(rawKey(index, child) ?? '""').slice(0, SHOWN_TEXT)}</span>
                <span className="p">: </span>
              </>
            )}
            <Short index={index} node={child} />
            <span className="p">{place < count - 1 ? ',' : isArray ? ' ]' : ' }'}</span>
          </div>
        ))}
      </div>
      <div className="t3 sm">
        Outline only, {formatCount(children.length)} of {formatCount(count)} {isArray ? 'items' : 'members'}
      </div>
    </>
  );
}

function Short({ index, node }: { index: JsonIndex; node: number }): ReactNode {
  const count = formatCount(index.count[node] ?? 0);
  if (index.kind[node] === NodeKind.array)
    return (
      <>
        <span className="p">[ </span>
        <span className="note flush">{count} items</span>
        <span className="p"> ]</span>
      </>
    );
  if (index.kind[node] === NodeKind.object)
    return (
      <>
        <span className="p">{'{ '}</span>
        <span className="note flush">{count} members</span>
        <span className="p">{' }'}</span>
      </>
    );
  const length = (index.end[node] ?? 0) - (index.start[node] ?? 0);
  const raw =
    length > SHOWN_TEXT
      ? `${index.text.slice(index.start[node], (index.start[node] ?? 0) + SHOWN_TEXT)}…`
      : rawText(index, node);
  return <span className={index.kind[node] === NodeKind.string ? 's' : 'v'}>{raw}</span>;
}
