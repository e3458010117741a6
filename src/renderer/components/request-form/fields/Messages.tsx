import { IconExclamationCircle } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useFormAccess } from '../FormAccess';

export interface MessagesProps {
  pointer: string;
  id?: string;
  /** What the schema says of the value: better words for a pattern than the pattern. */
  description?: unknown;
}

/** A description that is longer isn't a message. */
const LONGEST_DESCRIPTION = 80;

/** What is wrong with the value at a pointer, below its field. */
export function Messages({ pointer, id, description }: MessagesProps): ReactNode {
  const problems = useFormAccess().problemsAt(pointer);
  if (problems.length === 0) return null;
  return (
    <div className="msg" id={id} role="alert">
      <IconExclamationCircle size={14} />
      <span className="wrap-any">
        {problems.map((problem, place) => (
          <Fragment key={problem}>
            {place > 0 ? '; ' : ''}
            {told(problem, description)}
          </Fragment>
        ))}
      </span>
    </div>
  );
}

function told(problem: string, description: unknown): ReactNode {
  const pattern = /^must match ([\s\S]+)$/.exec(problem)?.[1];
  if (pattern === undefined) return problem.charAt(0).toUpperCase() + problem.slice(1);
  const words =
    typeof description === 'string' && description.length <= LONGEST_DESCRIPTION
      ? `${description.replace(/[.:]$/, '')}:`
      : 'Must match';
  return (
    <>
      {words} <span className="mono xs">{pattern}</span>
    </>
  );
}
