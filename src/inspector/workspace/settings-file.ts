import { type DamagedFile, Settings } from '@contract';
import * as v from 'valibot';
import { describeIssue } from './describe-damage';
import type { JsonFile } from './json-file';
import { isJsonObject, type JsonObject, mergeKnown } from './merge-known';

const KNOWN = Object.keys(Settings.entries);

/** What the interface keeps over a restart. */
export class SettingsFile {
  #damaged: DamagedFile | undefined;
  #stored: JsonObject = {};
  #settings: Settings = {};

  constructor(private readonly file: JsonFile) {
    let partly = false;
    const damaged = file.read((document) => {
      if (!isJsonObject(document)) throw new Error('it holds no settings');
      const parsed = v.safeParse(Settings, document);
      const wrong = new Set(parsed.issues?.map(({ path }) => path?.[0].key));
      const well = Object.fromEntries(Object.entries(document).filter(([key]) => !wrong.has(key)));
      this.#stored = well;
      this.#settings = parsed.success ? parsed.output : v.parse(Settings, well);
      partly = true;
      if (!parsed.success) throw new Error(describeIssue(parsed.issues));
    });
    this.#damaged = damaged && { ...damaged, partly };
    // A damaged file was set aside: what was well in it goes into a new one.
    if (partly && damaged !== undefined) this.change({});
  }

  get damaged(): DamagedFile | undefined {
    return this.#damaged;
  }

  /** Takes the damaged file's settings, where they can all be read by now. */
  readAgain(): void {
    if (this.#damaged === undefined) return;
    this.#damaged = this.file.readAgain(this.#damaged, (document) => {
      if (!isJsonObject(document)) throw new Error('it holds no settings');
      const parsed = v.safeParse(Settings, document);
      if (!parsed.success) throw new Error(describeIssue(parsed.issues));
      this.#stored = document;
      this.change(parsed.output);
    });
  }

  get current(): Settings {
    return this.#settings;
  }

  /** Changes the given members; one that is `undefined` goes back to its default. */
  change(changes: Settings): Settings {
    this.#settings = { ...this.#settings, ...changes };
    this.file.write(() => mergeKnown(this.#stored, this.#settings, KNOWN));
    return this.#settings;
  }
}
