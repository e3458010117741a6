import { IconExclamationCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormAccess } from '../FormAccess';

/** What is wrong with the value at a pointer, below its field. */
export function Messages({ pointer, id }: { pointer: string; id?: string }): ReactNode {
  const problems = useFormAccess().problemsAt(pointer);
  if (problems.length === 0) return null;
  return (
    <div className="msg" id={id} role="alert">
      <IconExclamationCircle size={13} />
      <span className="wrap-any">{problems.map(sentence).join('; ')}</span>
    </div>
  );
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
