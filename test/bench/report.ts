import { cpus } from 'node:os';
import type { Result } from './interleaved';
import type { Kept } from './memory';
import type { Workload } from './workloads/workload';

/** One workload with what was measured of it. */
export interface Measured {
  readonly workload: Workload;
  readonly results: readonly Result[];
}

const SELF = 'meshscope';
const OWN_KIND = 'own kind';

/** The figures as Markdown. */
export function report(
  measured: readonly Measured[],
  kept: readonly Kept[],
  { rounds, clock }: { readonly rounds: number; readonly clock: string },
): string {
  const names = [...new Set(measured.flatMap(({ results }) => results.map(({ name }) => name)))].slice(1);
  const head = ['workload', 'to reach', 'raw, µs an operation', ...names];
  const rows = measured.map(({ workload, results }) => [
    workload.name,
    [workload.target, workload.ownKindTarget].flatMap((target) => target?.toFixed(2) ?? []).join('; '),
    microseconds(results[0], workload.operations),
    ...names.map((name) =>
      ratioText(
        results.find((result) => result.name === name),
        name === SELF || name === OWN_KIND,
        name === OWN_KIND ? workload.ownKindTarget : workload.target,
      ),
    ),
  ]);
  const memory = kept.map(({ name, targetMb, keptMb }) => [
    name,
    `${targetMb} MB`,
    `${keptMb.toFixed(2)} MB`,
  ]);
  return [
    `Speed as a ratio to raw \`postMessage\` in the same round: the median of ${rounds} rounds, in brackets the middle half`,
    `(${clock === 'processor' ? 'time of the processor, both threads together' : 'time of the clock'}).`,
    `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}.`,
    '',
    table(head, rows),
    ...(memory.length > 0 ? ['', table(['memory', 'at most', 'measured'], memory)] : []),
    '',
  ].join('\n');
}

function microseconds(result: Result | undefined, operations: number): string {
  return result ? ((result.medianMs * 1000) / operations).toFixed(2) : '';
}

function ratioText(result: Result | undefined, isSelf: boolean, target: number | undefined): string {
  if (!result) return '–';
  const text = `${result.ratio.toFixed(2)} (${result.ratioLow.toFixed(2)}–${result.ratioHigh.toFixed(2)})`;
  if (!isSelf) return text;
  return target !== undefined && result.ratio < target ? `**${text}** below` : `**${text}**`;
}

/** A table whose columns are aligned, as the formatter writes it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(3, title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
