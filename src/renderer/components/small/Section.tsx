import { type ReactNode, useId } from 'react';

export interface SectionProps {
  title: string;
  /** Beside the title: how many. */
  count?: number | string;
  /** Buttons at the right of the heading. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A labelled part of a pane: a 28 px heading and what belongs to it. */
export function Section({ title, count, actions, className, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section className={`col ${className ?? ''}`} aria-labelledby={id}>
      <div className="sec">
        <span id={id}>{title}</span>
        {count === undefined ? null : <span className="n">{count}</span>}
        <span className="grow" />
        {actions}
      </div>
      {children}
    </section>
  );
}
