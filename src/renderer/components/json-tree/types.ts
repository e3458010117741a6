import type { ReactNode } from 'react';

export interface JsonTreeProps {
  /** JSON text, of any size; shown exactly as sent. */
  text: string;
  label: string;
  /** Rows instead of the parent's height, for small places. */
  maxRows?: number;
  /** At the right of the filter's row. */
  actions?: ReactNode;
  /** Without filter, counts and buttons. */
  bare?: boolean;
  'data-testid'?: string;
}

export interface ValueViewProps {
  /** A result as JSON text; `undefined`: there is none. */
  text: string | undefined;
  /** Of the text, in bytes as it came. */
  sizeBytes: number;
  /** Save to a file. */
  onSave?: () => void;
  label?: string;
}
