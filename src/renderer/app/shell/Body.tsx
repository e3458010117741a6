import { Splitter } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';
import { Dock } from '../dock/Dock';
import { Columns } from './Columns';
import { NarrowColumns } from './NarrowColumns';
import { pixelsOf, px } from './pixels';
import { useSize } from './useLayoutValue';
import type { WindowShape } from './useWindowShape';

const BAR = 32;
const DOCK = 322;

/** The columns over the dock: one above the other, or the dock alone where it is enlarged. */
export function Body({ narrow, short }: WindowShape): ReactNode {
  const { dock } = useApp();
  const open = useStore(dock, (state) => state.open);
  const enlarged = useStore(dock, (state) => state.enlarged) || short;
  const [height, setHeight] = useSize('dockHeight', DOCK);
  useLayoutEffect(() => dock.getState().setShort(short), [dock, short]);
  const full = open && enlarged;
  const sizes = full ? (['0px', 100] as const) : ([100, open ? px(height) : px(BAR)] as const);
  return (
    <Splitter
      orientation="vertical"
      className={`body${full ? ' full' : ''}${open ? '' : ' dock-closed'}`}
      lineSize={1}
      withHandle={false}
      attributes={{ handle: { 'aria-label': 'Height of the dock' } }}
      step="8px"
      shiftStep="48px"
      sizes={[...sizes]}
      onSizeChange={([, bottom]) => {
        const next = pixelsOf(bottom);
        if (next >= 120) {
          setHeight(next);
          if (!open) dock.getState().setOpen(true);
        }
      }}
    >
      <Splitter.Pane defaultSize={100} min="120px" className="body-columns" role="main">
        {narrow ? <NarrowColumns /> : <Columns />}
      </Splitter.Pane>
      <Splitter.Pane defaultSize={px(DOCK)} min={px(open ? 120 : BAR)} className="body-dock">
        <Dock enlarged={full} />
      </Splitter.Pane>
    </Splitter>
  );
}
