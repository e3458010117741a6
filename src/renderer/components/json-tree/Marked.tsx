import type { ReactNode } from 'react';

/** A text with what was searched marked in it. */
export function Marked({ text, mark }: { text: string; mark: string }): ReactNode {
  if (mark === '') return text;
  const lower = text.toLowerCase();
  const wanted = mark.toLowerCase();
  const parts: ReactNode[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    parts.push(
      text.slice(from, at),
      <span key={at} className="found">
        {text.slice(at, at + wanted.length)}
      </span>,
    );
    from = at + wanted.length;
  }
  return parts.length === 0 ? text : [...parts, text.slice(from)];
}
