import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { EmptyState, formatCount } from '../../components';
import type { Sequenced } from './rowWindow';
import type { Stream } from './stream';

interface NothingPassesProps<Row extends Sequenced> {
  stream: Stream<Row>;
  /** "No frame passes the filter" */
  title: string;
}

/** There are rows, but the filter, a chip or a facet hides them all: the way back. */
export function NothingPasses<Row extends Sequenced>({ stream, title }: NothingPassesProps<Row>): ReactNode {
  const { kept, showAll } = useStore(stream.store);
  return (
    <EmptyState
      title={title}
      actions={
        <Button size="xs" onClick={showAll}>
          Show all {formatCount(kept)}
        </Button>
      }
    />
  );
}
