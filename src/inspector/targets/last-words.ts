/** A line of a stack: Node's and Java's `    at …`, Rust's and Go's numbered frames. */
const STACK = /^\s+(?:at |\d+: )/;

/**
 * What a program said last, in as many lines: without the blank ones, and with each stack in one line, because the
 * error itself stands above it.
 */
export function lastWords(lines: readonly string[], most: number): string[] {
  const words: string[] = [];
  let frames = 0;
  const endStack = (): void => {
    if (frames > 0)
      words.push(`    … ${frames} ${frames === 1 ? 'line' : 'lines'} of its stack: see the Log`);
    frames = 0;
  };
  for (const line of lines) {
    if (STACK.test(line)) frames++;
    else {
      endStack();
      if (line.trim() !== '') words.push(line);
    }
  }
  endStack();
  return words.slice(-most);
}
