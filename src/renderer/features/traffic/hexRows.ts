/** Bytes of a line of the hex view. */
export const HEX_COLUMNS = 8;

export interface HexRow {
  /** Of its first byte: `0000001f`, without the zeros that don't count. */
  readonly offset: string;
  readonly hex: string;
  /** Printable ASCII; a dot for everything else. */
  readonly ascii: string;
}

/** One line of the hex view. */
export function hexRow(bytes: Uint8Array, index: number): HexRow {
  const start = index * HEX_COLUMNS;
  const line = bytes.subarray(start, start + HEX_COLUMNS);
  return {
    offset: start.toString(16).padStart(6, '0'),
    hex: Array.from(line, (byte) => byte.toString(16).padStart(2, '0')).join(' '),
    ascii: Array.from(line, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(
      '',
    ),
  };
}
