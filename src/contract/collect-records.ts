import type { CommandRegistry, RegistryRecord, Unsubscribe } from '@mesh';

/** A batch goes out after this many ms, or once it holds this many records. */
export const RECORDS_INTERVAL_MS = 100;
const RECORDS_AT_ONCE = 1_000;

/** JSON has no BigInt and no Error; both are told as text. */
const asJson = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Error ? `${value.name}: ${value.message}` : value;
};

function toText(record: RegistryRecord): string {
  try {
    return JSON.stringify(record, asJson);
  } catch {
    // What can't be written (a cycle in what came in raw) is still told to have been there.
    const { kind, at } = record;
    return JSON.stringify({ ...record, kind, at, message: undefined, raw: undefined });
  }
}

/**
 * Collects what a registry of the app observes, for the target `self:`, and hands it on in batches, in order.
 *
 * @param later runs a function after so many ms
 * @param send takes JSON texts of RegistryRecord
 */
export function collectRecords(
  registry: CommandRegistry,
  later: (flush: () => void, delayMs: number) => void,
  send: (records: readonly string[]) => void,
): Unsubscribe {
  let batch: string[] = [];
  let planned = false;
  const flush = (): void => {
    planned = false;
    if (batch.length === 0) return;
    const records = batch;
    batch = [];
    send(records);
  };
  return registry.observe((record) => {
    batch.push(toText(record));
    if (batch.length >= RECORDS_AT_ONCE) flush();
    else if (!planned) {
      planned = true;
      later(flush, RECORDS_INTERVAL_MS);
    }
  });
}
