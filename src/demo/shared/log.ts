/** A line on stderr, which is a program's log where stdout is its link. */
export function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** For a registry: its warnings and errors become lines of the log. */
export const stderrLogger = {
  warn: (message: string): void => log(`warning: ${message}`),
  error: (message: string): void => log(`error: ${message}`),
};
