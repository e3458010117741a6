import type { DamagedFile } from '@contract';
import * as v from 'valibot';
import { describeIssue } from './describe-damage';
import type { JsonFile } from './json-file';
import { isJsonObject } from './merge-known';

const Texts = v.record(v.string(), v.string());

/** The inputs that were being written, by target and command. */
export class DraftsFile {
  readonly damaged: DamagedFile | undefined;
  readonly #drafts = new Map<string, Map<string, string>>();

  constructor(private readonly file: JsonFile) {
    this.damaged = file.read((document) => {
      if (!isJsonObject(document)) throw new Error('it holds no drafts');
      for (const [targetId, texts] of Object.entries(document)) {
        const parsed = v.safeParse(Texts, texts);
        if (!parsed.success) throw new Error(`${targetId}: ${describeIssue(parsed.issues)}`);
        this.#drafts.set(targetId, new Map(Object.entries(parsed.output)));
      }
    });
    if (this.damaged !== undefined) this.#drafts.clear();
  }

  get count(): number {
    let count = 0;
    for (const texts of this.#drafts.values()) count += texts.size;
    return count;
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
    this.file.write(() =>
      Object.fromEntries([...this.#drafts].map(([id, kept]) => [id, Object.fromEntries(kept)])),
    );
  }
}
