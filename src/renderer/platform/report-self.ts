import { collectRecords, RegistryName } from '@contract';
import type { CommandRegistry } from '@mesh';
import type { BulkPort } from './platform';

/** Reports what the page's registry observes, for `self:`. */
export function reportSelf(registry: CommandRegistry, bulk: BulkPort): void {
  collectRecords(
    registry,
    (flush, delayMs) => setTimeout(flush, delayMs),
    (records) => bulk.post({ kind: 'self-records', registry: RegistryName.renderer, records }),
  );
}
