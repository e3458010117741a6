import { type DamagedFile, TargetConfig } from '@contract';
import * as v from 'valibot';
import { describeIssue } from './describe-damage';
import type { JsonFile } from './json-file';
import { isJsonObject, type JsonObject, mergeKnown } from './merge-known';

const KNOWN = Object.keys(TargetConfig.entries);

/** What a person wrote down of the targets, in their order. */
export class TargetsFile {
  #damaged: DamagedFile | undefined;
  /** Whether there was a file: without one, the default targets are put in. */
  readonly wasThere: boolean;
  /** How many were read from it. */
  readonly readWell: number;
  #document: JsonObject = {};
  readonly #stored = new Map<string, JsonObject>();
  #configs: TargetConfig[] = [];

  constructor(private readonly file: JsonFile) {
    let read = false;
    const damaged = file.read((document) => {
      if (!isJsonObject(document) || !Array.isArray(document['targets']))
        throw new Error('it holds no targets');
      this.#document = document;
      read = true;
      this.#takeEntries(document['targets']);
    });
    this.wasThere = read;
    this.#damaged = damaged && { ...damaged, partly: read };
    this.readWell = this.#configs.length;
  }

  get configs(): readonly TargetConfig[] {
    return this.#configs;
  }

  get damaged(): DamagedFile | undefined {
    return this.#damaged;
  }

  /** The targets of the damaged file that aren't there yet, as far as they can be read by now. */
  readAgain(): readonly TargetConfig[] {
    const before = this.#configs;
    if (this.#damaged === undefined) return [];
    this.#damaged = this.file.readAgain(this.#damaged, (document) => {
      if (!isJsonObject(document) || !Array.isArray(document['targets']))
        throw new Error('it holds no targets');
      const known = new Set(before.map(({ id }) => id));
      this.#takeEntries(
        document['targets'].filter(
          (entry: unknown) => !isJsonObject(entry) || !known.has(String(entry['id'])),
        ),
      );
    });
    return this.#configs.slice(before.length);
  }

  replace(configs: readonly TargetConfig[]): void {
    this.#configs = [...configs];
    this.file.write(() => ({
      ...this.#document,
      targets: this.#configs.map((config) => mergeKnown(this.#stored.get(config.id) ?? {}, config, KNOWN)),
    }));
  }

  /** Takes every entry that is well; throws afterwards where one isn't, so that the file is set aside. */
  #takeEntries(entries: readonly unknown[]): void {
    const faults: string[] = [];
    for (const [index, entry] of entries.entries()) {
      const parsed = v.safeParse(TargetConfig, entry);
      if (!parsed.success) faults.push(`target ${index + 1}: ${describeIssue(parsed.issues)}`);
      else if (this.#stored.has(parsed.output.id)) faults.push(`target ${index + 1}: its id is taken`);
      else {
        this.#stored.set(parsed.output.id, isJsonObject(entry) ? entry : {});
        this.#configs = [...this.#configs, parsed.output];
      }
    }
    if (faults.length > 0) throw new Error(faults.join('; '));
  }
}
