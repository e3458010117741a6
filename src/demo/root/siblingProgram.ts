import { join } from 'node:path';

/** The path of another program of the demo mesh: they are built into one directory, as CommonJS. */
export function siblingProgram(name: 'orders' | 'math-worker'): string {
  return join(__dirname, `${name}.cjs`);
}
