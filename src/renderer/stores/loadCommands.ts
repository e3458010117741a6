import type { ListedCommand } from '@contract';
import type { App } from './app';

/** Reads a target's list; where no command of it was chosen yet, one is. */
export async function loadCommands(app: App, targetId: string): Promise<void> {
  const list = await app.platform.inspector.listCommands({ targetId });
  const { setList, setChosen, chosen } = app.commands.getState();
  setList(targetId, list);
  const first = firstCommand(list);
  if (chosen[targetId] === undefined && first !== undefined) setChosen(targetId, first.id);
}

/** What is opened at first: something that takes a request, so that there is a form to see. */
const firstCommand = (list: readonly ListedCommand[]): ListedCommand | undefined =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1)).find((command) => command.schema?.request !== undefined) ??
  list[0];
