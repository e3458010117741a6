import { nowAt } from '../platform';
import type { Observer, RegistryRecord } from './record';
import type { Logger, Unsubscribe } from './registry-options';

type WithoutAt<R> = R extends unknown ? Omit<R, 'at'> : never;

/** A record as it is written; the time is added. */
export type NewRecord = WithoutAt<RegistryRecord>;

/** Those who are told what happens in a registry. Costs nothing while there are none: ask `active` first. */
export class Observers {
  /** Whether anybody listens. */
  active = false;
  #observers: readonly Observer[] = [];
  readonly #logger: Logger | undefined;

  constructor(logger: Logger | undefined) {
    this.#logger = logger;
  }

  add(observer: Observer): Unsubscribe {
    const entry: Observer = (record) => observer(record);
    this.#observers = [...this.#observers, entry];
    this.active = true;
    return () => {
      this.#observers = this.#observers.filter((other) => other !== entry);
      this.active = this.#observers.length > 0;
    };
  }

  /** Tells everybody; one that throws stops no other. */
  record(fields: NewRecord): void {
    if (!this.active) return;
    const record = { at: nowAt(), ...fields } as RegistryRecord;
    for (const observer of this.#observers) {
      try {
        observer(record);
      } catch (error) {
        this.#logger?.error('An observer of the registry threw.', error);
      }
    }
  }

  clear(): void {
    this.#observers = [];
    this.active = false;
  }
}
