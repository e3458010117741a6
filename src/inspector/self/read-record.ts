import { memberRanges, stringAt, type TextRange } from '../wire/member-ranges';
import { withSniffed } from './report-record';
import type { ReportedRecord } from './reported-record';

const KINDS = ['frame', 'violation', 'ignored', 'refused'] as const;

/**
 * Reads a record that another process reported as JSON text. The message is taken out as text, so that nothing of it
 * changes. It comes from the app's own page; what isn't a record is passed over all the same.
 */
export function readRecord(text: string): ReportedRecord | undefined {
  const members = memberRanges(text);
  if (members === undefined) return undefined;
  const string = (key: string): string | undefined => stringAt(text, members.get(key));
  const kind = KINDS.find((known) => known === string('kind'));
  const at = numberAt(text, members.get('at'));
  const channel = string('channel');
  if (kind === undefined || at === undefined || channel === undefined) return undefined;
  const direction = string('direction') === 'out' ? ('out' as const) : ('in' as const);
  const record = { kind, at, channel, direction, reason: string('reason') ?? '' };
  if (kind === 'refused') {
    const commandId = string('commandId') ?? '';
    return { ...record, text: JSON.stringify({ refused: commandId }), subject: commandId };
  }
  const body = members.get('message') ?? members.get('raw');
  return withSniffed(record, body === undefined ? '' : text.slice(body.start, body.end));
}

function numberAt(text: string, range: TextRange | undefined): number | undefined {
  if (range === undefined) return undefined;
  const value = Number(text.slice(range.start, range.end));
  return Number.isFinite(value) ? value : undefined;
}
