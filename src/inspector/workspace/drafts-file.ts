import type { DamagedFile } from '@contract';
import type { JsonFile } from './json-file';
import { isJsonObject } from './merge-known';

/** The inputs that were being written, by target and command. */
export class DraftsFile {
  #damaged: DamagedFile | undefined;
  /** How many were read from the file. */
  readonly readWell: number;
  readonly #drafts = new Map<string, Map<string, string>>();

  constructor(private readonly file: JsonFile) {
    const damaged = file.read((document) => {
      if (!isJsonObject(document)) throw new Error('it holds no drafts');
      const faults = Object.entries(document).flatMap(([id, texts]) => this.#takeTexts(id, texts));
      if (faults.length > 0) throw new Error(faults.join('; '));
    });
    this.readWell = [...this.#drafts.values()].reduce((sum, texts) => sum + texts.size, 0);
    this.#damaged = damaged && { ...damaged, partly: this.readWell > 0 };
    // A damaged file was set aside: what was well in it goes into a new one.
    if (damaged !== undefined && this.readWell > 0) this.#write();
  }

  get damaged(): DamagedFile | undefined {
    return this.#damaged;
  }

  /** Takes the damaged file's drafts, where they can all be read by now; what was written since is newer and stays. */
  readAgain(): void {
    if (this.#damaged === undefined) return;
    this.#damaged = this.file.readAgain(this.#damaged, (document) => {
      if (!isJsonObject(document)) throw new Error('it holds no drafts');
      const written = [...this.#drafts];
      const faults = Object.entries(document).flatMap(([id, texts]) => this.#takeTexts(id, texts));
      for (const [id, texts] of written)
        this.#drafts.set(id, new Map([...(this.#drafts.get(id) ?? []), ...texts]));
      this.#write();
      if (faults.length > 0) throw new Error(faults.join('; '));
    });
  }

  of(targetId: string): Record<string, string> {
    return Object.fromEntries(this.#drafts.get(targetId) ?? []);
  }

  /** Keeps the text; without one, forgets it. */
  save(targetId: string, commandId: string, text: string | undefined): void {
    const texts = this.#drafts.get(targetId) ?? new Map<string, string>();
    if (text === undefined) texts.delete(commandId);
    else texts.set(commandId, text);
    if (texts.size === 0) this.#drafts.delete(targetId);
    else this.#drafts.set(targetId, texts);
    this.#write();
  }

  /** Takes every draft of a target that is well. @returns what is wrong with the others */
  #takeTexts(targetId: string, texts: unknown): string[] {
    if (!isJsonObject(texts)) return [`${targetId}: Expected an object`];
    const well = Object.entries(texts).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    if (well.length > 0) this.#drafts.set(targetId, new Map(well));
    return Object.entries(texts)
      .filter(([, text]) => typeof text !== 'string')
      .map(([commandId]) => `${targetId}: ${commandId}: it isn't a text`);
  }

  #write(): void {
    this.file.write(() =>
      Object.fromEntries([...this.#drafts].map(([id, kept]) => [id, Object.fromEntries(kept)])),
    );
  }
}
