/** Position of the first of `length` rising values that isn't below `wanted`; `length` where all are. */
export function lowerBound(length: number, valueAt: (index: number) => number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position of the row with this `seq` in rows of rising `seq`; -1 where there is none. */
export function indexOfSeq(rows: readonly { readonly seq: number }[], seq: number): number {
  const index = lowerBound(rows.length, (at) => rows[at]?.seq ?? Number.POSITIVE_INFINITY, seq);
  return rows[index]?.seq === seq ? index : -1;
}
