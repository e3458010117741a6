import type { ReactNode } from 'react';

/** A choice that is on or off, in the dock's bar. */
export function Chip(props: { pressed: boolean; onClick: () => void; children: ReactNode }): ReactNode {
  return (
    <button type="button" className="chip" aria-pressed={props.pressed} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
