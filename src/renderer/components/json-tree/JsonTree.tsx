import { TextInput } from '@mantine/core';
import {
  IconArrowsDiagonal,
  IconArrowsDiagonalMinimize2,
  IconChevronDown,
  IconChevronUp,
} from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { formatCount } from '../format/format';
import { JsonEditor } from '../json-editor/JsonEditor';
import { IconButton } from '../small/IconButton';
import { Kbd } from '../small/Kbd';
import { Notice } from '../small/Notice';
import { MOST_MATCHES } from './jsonPath';
import { TreeOpening } from './TreeOpening';
import { TreeView } from './TreeView';
import type { JsonTreeProps } from './types';
import { useJsonIndex } from './useJsonIndex';
import { type Matches, useMatches } from './useMatches';

/** So many matches are opened at once; the others as one comes to them. */
const OPENED_MATCHES = 500;

/** JSON of any size as a tree: collapsible, searchable by text or path, every number exactly as sent. */
export function JsonTree(props: JsonTreeProps): ReactNode {
  const { text, label } = props;
  const indexing = useJsonIndex(text);
  const index = indexing.state === 'ready' ? indexing.index : undefined;
  const opening = useMemo(() => (index === undefined ? undefined : new TreeOpening(index)), [index]);
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const matches = useMatches(index, wanted);
  const [chosen, setChosen] = useState({ of: '', at: 0 });
  const position = chosen.of === wanted ? chosen.at : 0;

  useEffect(() => {
    if (matches.nodes.length > 0) opening?.reveal(matches.nodes.slice(0, OPENED_MATCHES));
  }, [matches, opening]);
  const step = (by: number): void => {
    const { length } = matches.nodes;
    if (length === 0) return;
    const next = (position + by + length) % length;
    const node = matches.nodes[next];
    if (node !== undefined) opening?.reveal([node]);
    setChosen({ of: wanted, at: next });
  };

  return (
    <div className="json-tree-frame" data-testid={props['data-testid']}>
      {props.bare === true ? null : (
        <div className="json-tools">
          <TextInput
            className="grow"
            classNames={{ input: 'mono' }}
            value={query}
            placeholder="$.items[*].sku"
            aria-label="Find by path or text"
            spellCheck={false}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey) return;
              if (event.key === 'Enter') {
                event.preventDefault();
                step(event.shiftKey ? -1 : 1);
              } else if (event.key === 'Escape' && query !== '') {
                event.stopPropagation();
                setQuery('');
              }
            }}
            rightSectionWidth={query === '' ? 0 : 150}
            rightSectionPointerEvents="all"
            rightSection={query === '' ? null : <Found matches={matches} position={position} step={step} />}
          />
          {props.actions}
          <IconButton label="Expand all" onClick={() => opening?.openAll()}>
            <IconArrowsDiagonal size={16} />
          </IconButton>
          <IconButton label="Collapse all" onClick={() => opening?.closeAll()}>
            <IconArrowsDiagonalMinimize2 size={16} />
          </IconButton>
        </div>
      )}
      {indexing.state === 'reading' ? (
        <div className="t3 json-reading" role="status">
          Reading, {Math.round(indexing.progress * 100)} %
        </div>
      ) : null}
      {indexing.state === 'failed' ? (
        <>
          <Notice tone="warn">This isn’t JSON, so it is shown as text.</Notice>
          <JsonEditor value={text} readOnly label={label} />
        </>
      ) : null}
      {index === undefined || opening === undefined ? null : (
        <TreeView
          index={index}
          opening={opening}
          label={label}
          current={matches.nodes[position]}
          mark={wanted.trim().startsWith('$') ? '' : wanted.trim()}
          maxRows={props.maxRows}
        />
      )}
    </div>
  );
}

interface FoundProps {
  matches: Matches;
  position: number;
  step: (by: number) => void;
}

function Found({ matches, position, step }: FoundProps): ReactNode {
  const { length } = matches.nodes;
  const total = `${formatCount(length)}${matches.searching || length >= MOST_MATCHES ? '+' : ''}`;
  return (
    <div className="row json-found">
      <span className="xs t3 nw" role="status">
        {matches.unreadable
          ? 'not a path yet'
          : length === 0
            ? matches.searching
              ? 'searching'
              : 'none found'
            : `${formatCount(position + 1)} of ${total}`}
      </span>
      <IconButton
        label="Previous"
        keys={<Kbd keys="Shift+Enter" />}
        size="xs"
        disabled={length === 0}
        onClick={() => step(-1)}
      >
        <IconChevronUp size={14} />
      </IconButton>
      <IconButton
        label="Next"
        keys={<Kbd keys="Enter" />}
        size="xs"
        disabled={length === 0}
        onClick={() => step(1)}
      >
        <IconChevronDown size={14} />
      </IconButton>
    </div>
  );
}
