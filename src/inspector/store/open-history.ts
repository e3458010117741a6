import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import type { DamagedFile } from '@contract';
import { describeDamage } from '../workspace/describe-damage';
import { setAside } from '../workspace/set-aside';
import { HistoryTable } from './history-table';

/** What became of opening the history. */
export interface OpenedHistory {
  readonly history: HistoryTable;
  readonly damaged?: DamagedFile;
  /** Why it is kept in memory only. */
  readonly unwritten?: string;
}

/**
 * Opens the history; one that can't be read is set aside with its companions, and an empty one takes its place: in memory,
 * where it can't be in a file.
 */
export function openHistory(file: string): OpenedHistory {
  try {
    return { history: openPrivate(file) };
  } catch (error) {
    try {
      return openAnew(file, error);
    } catch (failure) {
      return { history: new HistoryTable(':memory:'), unwritten: describeDamage(failure) };
    }
  }
}

/** @throws Error where the directory can't be written */
function openAnew(file: string, error: unknown): OpenedHistory {
  if (!existsSync(file)) throw error;
  const keptAs = setAside(file, new Date());
  for (const companion of ['-wal', '-shm']) {
    if (existsSync(file + companion)) renameSync(file + companion, keptAs + companion);
  }
  const damaged = { kind: 'history', path: file, keptAs, reason: describeDamage(error) };
  return { history: openPrivate(file), damaged };
}

/** Inputs of calls are nobody else's business. */
function openPrivate(file: string): HistoryTable {
  closeSync(openSync(file, 'a', 0o600));
  return new HistoryTable(file);
}
