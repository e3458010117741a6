import type { ReactNode } from 'react';

/** An example of the filter language, and what it lets through. */
export interface FilterExample {
  readonly text: string;
  readonly means: string;
}

/** What every stream's filter understands, below its own examples. */
const GRAMMAR: readonly FilterExample[] = [
  { text: '-type:event', means: 'everything but; - turns any part round' },
  { text: '"two words"', means: 'text as it stands' },
];

interface FilterHelpProps {
  examples: readonly FilterExample[];
  onPick: (text: string) => void;
}

/** Shown under an empty filter: the language by examples, each of which can be taken over. */
export function FilterHelp({ examples, onPick }: FilterHelpProps): ReactNode {
  return (
    <div className="filter-help" role="group" aria-label="Examples">
      {[...examples, ...GRAMMAR].map(({ text, means }) => (
        <button
          key={text}
          type="button"
          tabIndex={-1}
          // The box keeps the focus: the example is there to be changed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(text)}
        >
          <span className="mono">{text}</span>
          <span className="t3 sm">{means}</span>
        </button>
      ))}
    </div>
  );
}
