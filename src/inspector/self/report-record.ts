import type { RegistryRecord } from '@mesh';
import { sniffFrame } from '../wire/sniff-frame';
import type { ReportedRecord } from './reported-record';
import { textOf } from './text-of';

/** Reduces a record of a registry of this process; undefined where it is about no message. */
export function reportRecord(record: RegistryRecord): ReportedRecord | undefined {
  switch (record.kind) {
    case 'frame':
      return withText(
        { ...base(record), kind: 'frame', direction: record.direction, reason: '' },
        record.message,
      );
    case 'violation':
      return withText(
        { ...base(record), kind: 'violation', direction: record.direction, reason: record.reason },
        record.raw,
      );
    case 'ignored':
      return withText(
        { ...base(record), kind: 'ignored', direction: 'in', reason: record.reason },
        record.message,
      );
    case 'refused':
      return {
        ...base(record),
        kind: 'refused',
        direction: 'in',
        reason: record.reason,
        text: textOf({ refused: record.commandId }),
        subject: record.commandId,
      };
    case 'link':
    case 'skipped_listener':
    case 'failed_listener':
    case 'waiting':
      return undefined;
  }
}

function base(record: { readonly at: number; readonly channel: string }): { at: number; channel: string } {
  return { at: record.at, channel: record.channel };
}

function withText(record: Omit<ReportedRecord, 'text'>, value: unknown): ReportedRecord {
  return withSniffed(record, typeof value === 'string' ? value : textOf(value));
}

/** Adds a message's text and what can be read off it. */
export function withSniffed(record: Omit<ReportedRecord, 'text'>, text: string): ReportedRecord {
  const { type, id, thid, subject } = sniffFrame(text);
  return {
    ...record,
    text,
    ...(type !== undefined && { type }),
    ...(id !== undefined && { messageId: id }),
    ...(thid !== undefined && { thid }),
    ...(subject !== undefined && { subject }),
  };
}
