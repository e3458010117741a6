import { IconActivity, IconBolt, IconCornerDownRight, IconDiamond, IconTerminal2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Kbd, StatusMark, Tag, TargetMark } from '../../components';
import { Marked } from '../../features/commands';
import type { PaletteIcon, PaletteItem } from './paletteGroup';

export interface PaletteRowProps {
  item: PaletteItem;
  query: string;
  id: string;
  selected: boolean;
  onSelect: () => void;
  onRun: () => void;
}

/** One thing that the palette found. */
export function PaletteRow({ item, query, id, selected, onSelect, onRun }: PaletteRowProps): ReactNode {
  return (
    // The keyboard's way to it is the search field, which names it by aria-activedescendant.
    <div
      role="option"
      id={id}
      aria-selected={selected}
      className={`row g8 palette-row${selected ? ' on' : ''}`}
      onMouseMove={onSelect}
      onClick={onRun}
    >
      <span className="palette-icon t3">
        <Icon icon={item.icon} />
      </span>
      <span className={`nw${item.icon.kind === 'more' ? ' t2' : ''}`}>
        <span className={item.mono === true ? 'mono' : ''}>
          {item.typed === undefined && item.icon.kind !== 'more' ? (
            <Marked text={item.label} query={query} />
          ) : (
            item.label
          )}
        </span>{' '}
        {item.typed === undefined ? null : <span className="mono">{item.typed}</span>}
      </span>
      <span className={`t3 el grow ${item.monoDetail === true ? 'mono xs' : 'sm'}`}>{item.detail}</span>
      {item.badge === undefined ? null : <Tag tone="pending">{item.badge}</Tag>}
      {item.right === undefined ? null : (
        <span className={`sm nw ${selected || item.when !== undefined ? 't2' : 't3'}`}>{item.right}</span>
      )}
      {item.when === undefined ? null : <span className="sm t3 palette-when">{item.when}</span>}
      {item.keys === undefined ? null : <Kbd keys={item.keys} />}
      {selected && item.keys === undefined ? <Kbd keys="Enter" /> : null}
    </div>
  );
}

function Icon({ icon }: { icon: PaletteIcon }): ReactNode {
  switch (icon.kind) {
    case 'command':
      return <IconTerminal2 size={14} />;
    case 'event':
      return <IconDiamond size={14} className="evt" />;
    case 'traffic':
      return <IconActivity size={14} />;
    case 'unlisted':
      return <IconCornerDownRight size={14} />;
    case 'action':
      return <IconBolt size={14} />;
    case 'more':
      return null;
    case 'target':
      return <TargetMark state={icon.status} />;
    case 'call':
      return <StatusMark outcome={icon.outcome} size={14} />;
  }
}
