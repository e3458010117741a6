/** Says on stderr what no page can be told; each line names the program. */
export function log(text: string): void {
  process.stderr.write(`meshscope: ${text}\n`);
}
