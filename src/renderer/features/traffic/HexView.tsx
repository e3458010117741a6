import { type ReactNode, useMemo } from 'react';
import { formatBytes, VirtualList } from '../../components';
import { HEX_COLUMNS, hexRow } from './hexRows';

/** Beyond this the lines would be more than a page can scroll. */
const SHOWN_BYTES = 4_000_000;

/** The bytes of a frame, eight a line. `ofJson`: the link carries objects, so they are the bytes of their JSON. */
export function HexView({ text, ofJson }: { text: string; ofJson: boolean }): ReactNode {
  const bytes = useMemo(() => new TextEncoder().encode(text), [text]);
  const shown = Math.min(bytes.length, SHOWN_BYTES);
  const rows = useMemo(
    () => Array.from({ length: Math.ceil(shown / HEX_COLUMNS) }, (_, index) => index),
    [shown],
  );
  return (
    <>
      {ofJson ? (
        <div className="frame-note">This link carries objects: these are the bytes of their JSON.</div>
      ) : null}
      {shown < bytes.length ? (
        <div className="frame-note">
          {formatBytes(shown)} of {formatBytes(bytes.length)} shown. Copy gives all of it.
        </div>
      ) : null}
      <VirtualList
        rows={rows}
        rowKey={(row) => row}
        rowHeight={19}
        label="Bytes"
        renderRow={(index) => {
          const { offset, hex, ascii } = hexRow(bytes, index);
          return (
            <div className="hex">
              <span className="t3">{offset}</span>
              {'  '}
              {hex.padEnd(HEX_COLUMNS * 3)} <span className="t2">{ascii}</span>
            </div>
          );
        }}
      />
    </>
  );
}
