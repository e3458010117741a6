import type { ReactNode } from 'react';
import { markParts } from './filterCommands';

/** A text with what the query found in it marked. */
export function Marked({ text, query }: { text: string; query: string }): ReactNode {
  return markParts(text, query).map(({ text: part, marked }, at) =>
    // The parts of one text never move.
    marked ? <mark key={at}>{part}</mark> : <span key={at}>{part}</span>,
  );
}
