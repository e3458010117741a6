import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatCount } from '../../components';
import { formatRate } from '../streams';

export interface Facet {
  readonly id: string;
  readonly perSecond: number;
  readonly count: number;
}

interface FacetListProps {
  label: string;
  facets: readonly Facet[];
  hidden: ReadonlySet<string>;
  onHide: (hidden: ReadonlySet<string>) => void;
}

const STEP = 200;

/** Values with their rate and count, each of which can be hidden from the stream. */
export function FacetList({ label, facets, hidden, onHide }: FacetListProps): ReactNode {
  const [shown, setShown] = useState(STEP);
  const toggle = (id: string): void => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    onHide(next);
  };
  return (
    <div role="group" aria-label={label}>
      {facets.slice(0, shown).map(({ id, perSecond, count }) => (
        <label key={id} className="facet">
          <Checkbox checked={!hidden.has(id)} onChange={() => toggle(id)} aria-label={id} />
          <span className="mono el" title={id}>
            {id}
          </span>
          <span className="num t2 xs">{formatRate(perSecond)}</span>
          <span className="num t3 xs">{formatCount(count)}</span>
        </label>
      ))}
      {facets.length > shown ? (
        <div className="facet-more sm t3">
          {formatCount(shown)} of {formatCount(facets.length)} shown{' '}
          <button type="button" className="lnk" onClick={() => setShown(shown + STEP)}>
            Show {formatCount(Math.min(STEP, facets.length - shown))} more
          </button>
        </div>
      ) : null}
      {hidden.size > 0 ? (
        <div className="facet-more sm t3">
          {formatCount(hidden.size)} hidden{' '}
          <button type="button" className="lnk" onClick={() => onHide(new Set())}>
            Show all
          </button>
        </div>
      ) : null}
    </div>
  );
}
