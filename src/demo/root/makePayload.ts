const WORDS = ['mesh', 'order', 'link', 'frame', 'route', 'hop', 'trace', 'reply', 'event', 'peer'];

/** Rows of JSON that together take about `bytes`. */
export function makePayload(bytes: number): { rows: readonly unknown[] } {
  const rows: unknown[] = [];
  let size = '{"rows":[]}'.length;
  for (let index = 0; size < bytes; index++) {
    const row = makeRow(index);
    rows.push(row);
    size += JSON.stringify(row).length + 1;
  }
  return { rows };
}

function makeRow(index: number): object {
  const word = (offset: number): string => WORDS[(index * 7 + offset) % WORDS.length] ?? '';
  return {
    index,
    id: `row_${index.toString(36).padStart(6, '0')}`,
    name: `${word(0)} ${word(3)} ${word(5)}`,
    price: (index % 1_000) + 0.25,
    active: index % 3 !== 0,
    tags: [word(1), word(2)],
    position: { line: index % 80, column: (index * 13) % 120 },
    parent: index === 0 ? null : index >> 1,
  };
}
