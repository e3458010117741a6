import type { App } from './app';

/** Calls of a target that are read into the page at once; older ones are read when somebody scrolls to them. */
export const HISTORY_PAGE = 500;

/** Reads a target's commands, drafts and newest calls. */
export async function loadTarget(app: App, targetId: string): Promise<void> {
  const { inspector, connection } = app.platform;
  try {
    const [commands, drafts, history] = await Promise.all([
      inspector.listCommands({ targetId }),
      inspector.listDrafts({ targetId }),
      inspector.listCalls({ targetId, limit: HISTORY_PAGE }),
    ]);
    app.commands.getState().setList(targetId, commands);
    app.drafts.getState().loaded(targetId, drafts);
    app.calls.getState().put(history.calls);
    app.calls.getState().setTotal(targetId, history.total);
  } catch (error) {
    if (connection.state === 'closed') return; // Read again once the link is back.
    const known = app.targets.getState().list.find(({ config }) => config.id === targetId);
    if (known === undefined) return; // Removed meanwhile.
    app.notices.getState().show({
      id: `load ${targetId}`,
      tone: 'error',
      lead: `${known.config.name} couldn’t be read.`,
      text: error instanceof Error ? error.message : String(error),
      actions: [{ label: 'Try again', run: () => void loadTarget(app, targetId) }],
    });
  }
}
