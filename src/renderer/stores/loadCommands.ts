import type { ListedCommand } from '@contract';
import { parseJson } from '@json';
import type { App } from './app';
import { callsOf } from './calls';

/** Reads a target's list; until the user chooses a command of it, one is chosen. */
export async function loadCommands(app: App, targetId: string): Promise<void> {
  const list = (await app.platform.inspector.listCommands({ targetId })).map(withSchema);
  const { setList, setChosen, chosen } = app.commands.getState();
  setList(targetId, list);
  const first = firstCommand(list);
  if (first === undefined) return;
  // A call that was just made counts.
  app.callInbox.flush();
  // The demo lists its root's own commands first; nobody has done anything with them by then.
  const better =
    first.id === DEMO_COMMAND &&
    app.settings.getState().settings.chosenCommandIds?.[targetId] === undefined &&
    callsOf(app.calls.getState(), targetId).length === 0;
  if (chosen[targetId] === undefined || better) setChosen(targetId, first.id);
}

/** With the schema that came as text, its numbers' texts at hand. */
function withSchema(listed: ListedCommand): ListedCommand {
  const { schemaText, ...command } = listed;
  if (schemaText === undefined) return command;
  return { ...command, schema: parseJson(schemaText) as NonNullable<ListedCommand['schema']> };
}

/** What shows most of the bundled demo: a nested request, a result over two processes, events. */
const DEMO_COMMAND = 'orders.place';

/** What is opened at first: something that takes a request, so that there is a form to see. */
const firstCommand = (list: readonly ListedCommand[]): ListedCommand | undefined =>
  list.find(({ id }) => id === DEMO_COMMAND) ??
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1)).find((command) => command.schema?.request !== undefined) ??
  list[0];
