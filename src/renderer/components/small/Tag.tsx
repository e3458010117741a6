import type { ReactNode } from 'react';
import type { Tone } from '../status/status';

export interface TagProps {
  tone?: Tone;
  /** A 12 px icon or mark before the word. */
  icon?: ReactNode;
  title?: string;
  children: ReactNode;
}

const classes: Record<Tone, string> = {
  neutral: 'n',
  ok: 'ok',
  error: 'err',
  warn: 'warn',
  event: 'evt',
  pending: 'pend',
};

/** A 16 px label in a meaning's soft colour. */
export function Tag({ tone = 'neutral', icon, title, children }: TagProps): ReactNode {
  return (
    <span className={`tag ${classes[tone]}`} title={title}>
      {icon}
      {children}
    </span>
  );
}
