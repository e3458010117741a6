import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: string;
  /** What happened or what this place is for, in a sentence or two. */
  children?: ReactNode;
  /** Buttons or links: the way on. */
  actions?: ReactNode;
}

/** What a region shows while there is nothing in it yet; left-aligned, never an illustration. */
export function EmptyState({ title, children, actions }: EmptyStateProps): ReactNode {
  return (
    <div className="empty-state">
      <div className="b">{title}</div>
      {children === undefined ? null : <div className="t2">{children}</div>}
      {actions === undefined ? null : <div className="row g8 empty-actions">{actions}</div>}
    </div>
  );
}
