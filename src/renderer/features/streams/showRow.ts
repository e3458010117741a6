import { indexOfSeq } from './lowerBound';
import type { Sequenced } from './rowWindow';
import type { Stream } from './stream';

/** Selects a row; where the filter or a chip hides it, they give way. */
export function showRow<Row extends Sequenced>(stream: Stream<Row>, seq: number): void {
  const { rows, showAll, setFollowing, select } = stream.store.getState();
  if (indexOfSeq(rows, seq) < 0) showAll();
  setFollowing(false);
  select(seq);
}
