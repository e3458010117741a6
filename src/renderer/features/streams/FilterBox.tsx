import { Popover, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import { IconButton, Kbd } from '../../components';
import { useShortestKeys } from '../../stores';
import { type FilterExample, FilterHelp } from './FilterHelp';
import type { Filter } from './filter/filter';

interface FilterBoxProps {
  filter: Filter;
  onChange: (text: string) => void;
  placeholder: string;
  /** The language, shown under the box while it is empty. */
  examples: readonly FilterExample[];
  label: string;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Escape in an empty box, or Enter: back to the rows. */
  onLeave: () => void;
}

/** One line of the filter language; what can't be read is told right below it. */
export function FilterBox({
  filter,
  onChange,
  placeholder,
  examples,
  label,
  inputRef,
  onLeave,
}: FilterBoxProps): ReactNode {
  const [focused, setFocused] = useState(false);
  const problemId = useId();
  const keys = useShortestKeys('filterCommands');
  const { problems } = filter;
  // What is still being typed at the end isn't wrong yet: it is explained, not marked.
  const unfinished = focused && problems.every(({ end }) => end === filter.text.length);
  const helps = focused && filter.text === '';
  const wrong = problems.length > 0 && !unfinished;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' && filter.text !== '') onChange('');
    else onLeave();
  };

  return (
    <Popover
      opened={problems.length > 0 || helps}
      position="bottom-start"
      offset={2}
      trapFocus={false}
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          ref={inputRef}
          className="stream-filter"
          classNames={{ input: 'mono' }}
          size="xs"
          value={filter.text}
          placeholder={placeholder}
          aria-label={label}
          aria-describedby={problems.length > 0 ? problemId : undefined}
          error={wrong}
          spellCheck={false}
          data-stream-filter
          onChange={(event) => onChange(event.currentTarget.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onKeyDown={onKeyDown}
          rightSection={
            filter.text === '' ? (
              keys === undefined ? null : (
                <Kbd keys={keys} />
              )
            ) : (
              <IconButton label="Clear the filter" size="xs" onClick={() => onChange('')}>
                <IconX size={12} />
              </IconButton>
            )
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <div id={problemId} className="stream-filter-problems" role={wrong ? 'alert' : undefined}>
          {helps ? <FilterHelp examples={examples} onPick={onChange} /> : null}
          {problems.map((problem) => (
            <div key={problem.start} className={wrong ? 'err' : 't2'}>
              {problem.message}
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
