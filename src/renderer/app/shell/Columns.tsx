import { Splitter } from '@mantine/core';
import type { ReactNode } from 'react';
import { RequestPane, ResultPane } from '../../features/calls';
import { pixelsOf, px } from './pixels';
import { Sidebar } from './Sidebar';
import { useOpen, useSize } from './useLayoutValue';

const SIDEBAR = 264;
const REQUEST = 548;

/** Sidebar, request and result beside each other. */
export function Columns(): ReactNode {
  const [sidebar, setSidebar] = useSize('sidebarWidth', SIDEBAR);
  const [request, setRequest] = useSize('requestWidth', REQUEST);
  const [open, setOpen] = useOpen('sidebarOpen', true);
  return (
    <Splitter
      className="columns"
      lineSize={1}
      withHandle={false}
      attributes={{ handle: { 'aria-label': 'Width of the column before' } }}
      step="8px"
      shiftStep="48px"
      sizes={[open ? px(sidebar) : '0px', px(request), 100]}
      onSizeChange={([left, middle]) => {
        const width = pixelsOf(left);
        if (width > 0) setSidebar(width);
        if (width > 0 !== open) setOpen(width > 0);
        const next = pixelsOf(middle);
        if (next > 0) setRequest(next);
      }}
    >
      <Splitter.Pane
        defaultSize={px(SIDEBAR)}
        min="200px"
        max="420px"
        collapsible
        collapseThreshold="120px"
        className={`column side${open ? '' : ' closed'}`}
      >
        {open ? <Sidebar /> : null}
      </Splitter.Pane>
      <Splitter.Pane defaultSize={px(REQUEST)} min="420px" className="column request-column">
        <section className="region" aria-label="Request" data-region="request">
          <RequestPane />
        </section>
      </Splitter.Pane>
      <Splitter.Pane defaultSize={100} min="380px" className="column result-column">
        <section className="region" aria-label="Result" data-region="result">
          <ResultPane />
        </section>
      </Splitter.Pane>
    </Splitter>
  );
}
