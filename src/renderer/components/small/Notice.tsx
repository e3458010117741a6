import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface NoticeProps {
  tone?: 'plain' | 'warn' | 'error' | 'pending';
  /** Replaces the tone's own icon; `null` for none. */
  icon?: ReactNode;
  /** Buttons or links at the right. */
  actions?: ReactNode;
  /** Its numbers go on changing, so it isn't read out (docs/interface.md: streams are not live). */
  quiet?: boolean;
  children: ReactNode;
}

const tones = {
  plain: { className: '', icon: <IconInfoCircle size={14} className="t3" /> },
  warn: { className: 'w', icon: <IconAlertTriangle size={14} className="warn" /> },
  error: { className: 'e', icon: <IconCircleX size={14} className="err" /> },
  pending: { className: 'p', icon: <span className="st wait" /> },
} as const;

/** A hairline strip for what concerns a whole region; for everything that needs an answer. */
export function Notice({ tone = 'plain', icon, actions, quiet = false, children }: NoticeProps): ReactNode {
  return (
    <div
      className={`notice ${tones[tone].className}`}
      role={quiet ? undefined : tone === 'error' ? 'alert' : 'status'}
    >
      {icon === undefined ? tones[tone].icon : icon}
      <div className="grow">{children}</div>
      {actions === undefined ? null : <div className="row g8">{actions}</div>}
    </div>
  );
}
