import type { App } from './app';
import { callsOf } from './calls';
import { endLostCalls } from './endLostCalls';
import { errorText } from './errorText';
import { loadCommands } from './loadCommands';

/** Calls of a target that are read into the page at once; older ones are read when somebody asks for them. */
const HISTORY_PAGE = 500;

/** Reads a target's commands, drafts and newest calls; says so where it can't. */
export const loadTarget = (app: App, targetId: string): Promise<void> =>
  reading(app, targetId, async () => {
    const { inspector } = app.platform;
    const waiting = callsOf(app.calls.getState(), targetId).filter(({ status }) => status === 'running');
    const [drafts, history] = await Promise.all([
      inspector.listDrafts({ targetId }),
      inspector.listCalls({ targetId, limit: HISTORY_PAGE }),
    ]);
    // Before the commands: what is written already must not be taken for missing.
    app.drafts.getState().loaded(targetId, drafts);
    app.calls.getState().put(history.calls);
    endLostCalls(app.calls, waiting, history.calls, history.calls.length === history.total);
    app.calls.getState().setTotal(targetId, history.total);
    await loadCommands(app, targetId);
  });

/** Reads a target's list again; says so where it can't. */
export const reloadCommands = (app: App, targetId: string): Promise<void> =>
  reading(app, targetId, () => loadCommands(app, targetId));

async function reading(app: App, targetId: string, read: () => Promise<void>): Promise<void> {
  const notice = `load ${targetId}`;
  try {
    await read();
    app.notices.getState().dismiss(notice);
  } catch (error) {
    if (app.platform.connection.state === 'closed') return; // Read again once the link is back.
    const known = app.targets.getState().list.find(({ config }) => config.id === targetId);
    if (known === undefined) return; // Removed meanwhile.
    app.notices.getState().show({
      id: notice,
      tone: 'error',
      lead: `${known.config.name} couldn’t be read.`,
      text: errorText(error),
      actions: [{ label: 'Try again', run: () => void reading(app, targetId, read) }],
    });
  }
}
