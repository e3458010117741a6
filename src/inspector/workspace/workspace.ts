import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DamagedFile } from '@contract';
import type { Logger } from '@mesh';
import { DraftsFile } from './drafts-file';
import { JsonFile } from './json-file';
import { SettingsFile } from './settings-file';
import { TargetsFile } from './targets-file';
import { UnwrittenFiles } from './unwritten-files';

/** The user's files in the data directory. Each is read by itself: a damaged one takes no other with it. */
export class Workspace {
  readonly settings: SettingsFile;
  readonly targets: TargetsFile;
  readonly drafts: DraftsFile;
  readonly historyPath: string;
  readonly unwritten: UnwrittenFiles;
  readonly #files: readonly JsonFile[];

  /**
   * @param unwrittenChanged a file can't be written any more, or can be again
   * @throws Error where the data directory can't be made
   */
  constructor(directory: string, logger: Logger | undefined, unwrittenChanged: () => void) {
    this.unwritten = new UnwrittenFiles(unwrittenChanged);
    mkdirSync(directory, { recursive: true });
    const file = (kind: string): JsonFile =>
      new JsonFile(kind, join(directory, `${kind}.json`), logger, this.unwritten);
    const [settings, targets, drafts] = [file('settings'), file('targets'), file('drafts')];
    this.#files = [settings, targets, drafts];
    this.settings = new SettingsFile(settings);
    this.targets = new TargetsFile(targets);
    this.drafts = new DraftsFile(drafts);
    this.historyPath = join(directory, 'history.sqlite');
  }

  get damaged(): DamagedFile[] {
    return [this.settings.damaged, this.targets.damaged, this.drafts.damaged].filter(
      (damage): damage is DamagedFile => damage !== undefined,
    );
  }

  flush(): void {
    for (const file of this.#files) file.flush();
  }
}
