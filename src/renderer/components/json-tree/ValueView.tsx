import { stringifyJson } from '@json';
import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { parseFormValue } from '../check/formValue';
import { formatBytes } from '../format/format';
import { JsonEditor } from '../json-editor/JsonEditor';
import { imageUrl } from './image';
import { decodedString, NodeKind, rawText } from './JsonIndex';
import { JsonTree } from './JsonTree';
import { Outline } from './Outline';
import type { ValueViewProps } from './types';
import { useJsonIndex } from './useJsonIndex';

/** Beyond this nothing is drawn unasked (drawing `states`, 8). */
const GATE_BYTES = 2_000_000;
/** Longer texts are shown as they came, not laid out anew. */
const LONGEST_LAID_OUT = 1_000_000;

/** A result, whatever it is: nothing, a text, an image, a tree; behind a gate where it is large. */
export function ValueView(props: ValueViewProps): ReactNode {
  const { text, sizeBytes } = props;
  const [shown, setShown] = useState<{ text: string; how: 'first' | 'all' } | undefined>(undefined);
  if (text === undefined) return <div className="value-void t2">No result: the command returns nothing.</div>;
  const how = shown?.text === text ? shown.how : undefined;
  if (sizeBytes <= GATE_BYTES || how === 'all') return <WholeValue {...props} text={text} />;
  return (
    <div className="value-gate">
      <div className="b">
        {formatBytes(sizeBytes)} arrived and are kept. Showing them may take a few seconds.
      </div>
      <div className="row g8">
        <Button disabled={how === 'first'} onClick={() => setShown({ text, how: 'first' })}>
          Show the first 2{'\u202f'}MB
        </Button>
        <Button onClick={() => setShown({ text, how: 'all' })}>Show all</Button>
        {props.onSave === undefined ? null : (
          <Button leftSection={<IconDownload size={14} />} onClick={props.onSave}>
            Save…
          </Button>
        )}
      </div>
      {how === 'first' ? (
        <div className="value-first">
          <JsonEditor value={text.slice(0, GATE_BYTES)} readOnly label="The first 2 MB of the result" />
        </div>
      ) : (
        <Outline text={text} />
      )}
    </div>
  );
}

function WholeValue({ text, label = 'Result' }: ValueViewProps & { text: string }): ReactNode {
  const [view, setView] = useState('tree');
  const small = text.length <= LONGEST_LAID_OUT;
  const bare = useBareString(text);
  if (bare !== undefined) return <BareString {...bare} label={label} />;
  const choice = (
    <SegmentedControl
      data={[
        { value: 'tree', label: 'Tree' },
        { value: 'text', label: 'Text' },
      ]}
      value={view}
      onChange={setView}
      aria-label="Show as"
    />
  );
  if (view === 'tree') return <JsonTree text={text} label={label} actions={choice} />;
  return (
    <div className="json-tree-frame">
      <div className="json-tools">
        <span className="grow t3 sm">
          {small ? 'Laid out anew; numbers and strings as sent.' : 'As sent.'}
        </span>
        {choice}
      </div>
      <LaidOut text={text} small={small} label={label} />
    </div>
  );
}

function LaidOut({ text, small, label }: { text: string; small: boolean; label: string }): ReactNode {
  const laidOut = useMemo(() => (small ? tidied(text) : text), [text, small]);
  return <JsonEditor value={laidOut} readOnly label={label} />;
}

function tidied(text: string): string {
  try {
    return stringifyJson(parseFormValue(text), 2);
  } catch {
    // It isn't JSON, or too deep: as it came.
    return text;
  }
}

/** The text of a result that is nothing but a string, and the image that it is, if it is one. */
function useBareString(text: string): { value: string; image: string | undefined } | undefined {
  const indexing = useJsonIndex(text.startsWith('"') ? text : '""');
  if (!text.startsWith('"') || indexing.state !== 'ready' || indexing.index.kind[0] !== NodeKind.string)
    return undefined;
  return { value: decodedString(rawText(indexing.index, 0)), image: imageUrl(indexing.index, 0) };
}

function BareString({
  value,
  image,
  label,
}: {
  value: string;
  image: string | undefined;
  label: string;
}): ReactNode {
  if (image !== undefined) {
    return (
      <div className="value-image">
        <img src={image} alt={label} />
      </div>
    );
  }
  return (
    <div className="value-text mono" tabIndex={0} aria-label={label} role="document">
      {value === '' ? <span className="t3">An empty string.</span> : value}
    </div>
  );
}
