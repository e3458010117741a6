import { runCommand } from '../../../scripts/lib/run-command';

/** The processes below one, whose command line contains a text. */
export async function descendants(pid: number, text: string): Promise<number[]> {
  const { output } = await runCommand('ps', ['-eo', 'pid=,ppid=,args=']);
  const all = output
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((match) =>
      match ? [{ pid: Number(match[1]), parent: Number(match[2]), args: match[3] ?? '' }] : [],
    );
  const below = new Set([pid]);
  // Children have their parents before them but for wrapped pids, so it is gone over until nothing is added.
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const process of all) if (below.has(process.parent)) below.add(process.pid);
  }
  return all
    .filter((process) => process.pid !== pid && below.has(process.pid) && process.args.includes(text))
    .map((process) => process.pid);
}
