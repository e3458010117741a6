import { Input } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFormAccess } from '../FormAccess';

interface EntryNameProps {
  name: string;
  taken: (name: string) => boolean;
  onRename: (name: string) => void;
}

/** The name of a map's entry, as a field; it takes effect when it is left or Enter is pressed. */
export function EntryName({ name, taken, onRename }: EntryNameProps): ReactNode {
  const { disabled } = useFormAccess();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const clash = draft !== undefined && draft !== name && taken(draft);
  const commit = (): void => {
    if (draft !== undefined && draft !== name && !clash) onRename(draft);
    setDraft(undefined);
  };
  return (
    <Input
      className="entry-name"
      classNames={{ input: 'mono' }}
      value={draft ?? name}
      disabled={disabled}
      error={clash}
      aria-label={clash ? 'Name of the entry: another has it' : 'Name of the entry'}
      title={clash ? 'Another entry has this name' : undefined}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) commit();
        else if (event.key === 'Escape' && draft !== undefined) {
          event.stopPropagation();
          setDraft(undefined);
        }
      }}
    />
  );
}
