import type { UnwrittenFile } from '@contract';
import type { App } from './app';

const PREFIX = 'unwritten ';

/** Says which files of the user's can't be written, until they can be again. */
export function tellUnwritten(app: App, files: readonly UnwrittenFile[]): void {
  const { list, show, dismiss } = app.notices.getState();
  const failing = new Set(files.map(({ kind }) => PREFIX + kind));
  for (const { id } of list) if (id.startsWith(PREFIX) && !failing.has(id)) dismiss(id);
  for (const { kind, path, reason } of files)
    show({
      id: PREFIX + kind,
      tone: 'warn',
      lead: `The ${kind} can’t be saved.`,
      text: `${path}: ${reason}. What changes is kept until the app ends, and saving it is tried again.`,
      actions: [{ label: 'Dismiss', run: () => dismiss(PREFIX + kind) }],
    });
}
