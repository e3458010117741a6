import { CallRecord } from '@contract';
import Database from 'libsql';
import * as v from 'valibot';
import type { CallQuery, StoredCall } from './messages';

/** Of all texts together; the oldest go first. What was called and how it went stays. */
const TEXT_LIMIT_BYTES = 256 * 1024 * 1024;

interface CallLine {
  readonly record: string;
  readonly request: string | null;
  readonly result: string | null;
}

/** The calls that were made, in a file of its own. */
export class HistoryTable {
  readonly #database: Database.Database;
  #textBytes: number;

  /** @throws Error where the file is damaged */
  constructor(file: string) {
    this.#database = new Database(file);
    try {
      this.#database.exec(
        'pragma busy_timeout = 2000; pragma journal_mode = wal; pragma synchronous = normal',
      );
      const [check] = this.#database.prepare('pragma quick_check(1)').all() as { quick_check: string }[];
      if (check !== undefined && check.quick_check !== 'ok') throw new Error(check.quick_check);
      this.#database.exec(`
        create table if not exists calls (
          call_id text primary key, target_id text not null, command_id text not null, started_at real not null,
          record text not null, request text, result text, bytes integer not null
        );
        create index if not exists calls_by_time on calls (started_at)`);
      const [sum] = this.#database.prepare('select total(bytes) as bytes from calls').all() as {
        bytes: number;
      }[];
      this.#textBytes = sum?.bytes ?? 0;
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  get count(): number {
    const [line] = this.#database.prepare('select count(*) as count from calls').all() as { count: number }[];
    return line?.count ?? 0;
  }

  save({ record, requestText, resultText }: StoredCall, limit: number): void {
    this.#forget('call_id = ?', [record.callId]);
    const bytes = (requestText?.length ?? 0) + (resultText?.length ?? 0);
    this.#database
      .prepare('insert into calls values (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        record.callId,
        record.targetId,
        record.commandId,
        record.startedAt,
        JSON.stringify(record),
        requestText ?? null,
        resultText ?? null,
        bytes,
      );
    this.#textBytes += bytes;
    this.#forget('call_id in (select call_id from calls order by started_at desc limit -1 offset ?)', [
      limit,
    ]);
    this.#dropTexts();
  }

  /** Replaces what is known of a call; its texts stay. A call that isn't kept any more stays forgotten. */
  update(record: CallRecord): void {
    this.#database
      .prepare('update calls set record = ? where call_id = ?')
      .run(JSON.stringify(record), record.callId);
  }

  list(query: CallQuery): { calls: StoredCall[]; total: number } {
    const { where, values } = conditionOf(query);
    const [line] = this.#database.prepare(`select count(*) as count from calls ${where}`).all(...values) as {
      count: number;
    }[];
    const page = conditionOf(query, query.before);
    const lines = this.#database
      .prepare(
        `select record, request, result from calls ${page.where} order by started_at desc, rowid desc limit ?`,
      )
      .all(...page.values, query.limit) as CallLine[];
    return { calls: lines.flatMap((found) => callOf(found) ?? []), total: line?.count ?? 0 };
  }

  read(callId: string): StoredCall | undefined {
    const [line] = this.#database
      .prepare('select record, request, result from calls where call_id = ?')
      .all(callId) as CallLine[];
    return line && callOf(line);
  }

  clear(targetId: string | undefined): void {
    if (targetId === undefined) this.#forget('1 = 1', []);
    else this.#forget('target_id = ?', [targetId]);
  }

  close(): void {
    this.#database.close();
  }

  #forget(condition: string, values: readonly unknown[]): void {
    const [sum] = this.#database
      .prepare(`select total(bytes) as bytes from calls where ${condition}`)
      .all(...values) as { bytes: number }[];
    this.#textBytes -= sum?.bytes ?? 0;
    this.#database.prepare(`delete from calls where ${condition}`).run(...values);
  }

  #dropTexts(): void {
    if (this.#textBytes <= TEXT_LIMIT_BYTES) return;
    const oldest = this.#database
      .prepare('select call_id as id, bytes from calls where bytes > 0 order by started_at')
      .all() as { id: string; bytes: number }[];
    for (const { id, bytes } of oldest) {
      if (this.#textBytes <= TEXT_LIMIT_BYTES) return;
      this.#database
        .prepare('update calls set request = null, result = null, bytes = 0 where call_id = ?')
        .run(id);
      this.#textBytes -= bytes;
    }
  }
}

function conditionOf(query: CallQuery, before?: number): { where: string; values: unknown[] } {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, value: unknown): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('target_id = ?', query.targetId);
  add('command_id = ?', query.commandId);
  add('started_at < ?', before);
  return { where: conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`, values };
}

/** A line of another version that this one can't read is left out, not in the way. */
function callOf(line: CallLine): StoredCall | undefined {
  const parsed = v.safeParse(CallRecord, JSON.parse(line.record));
  if (!parsed.success) return undefined;
  return {
    record: parsed.output,
    ...(line.request !== null && { requestText: line.request }),
    ...(line.result !== null && { resultText: line.result }),
  };
}
