import {
  CallChanged,
  CallPathKnown,
  CommandsChanged,
  TargetChanged,
  TargetRemoved,
  UnwrittenChanged,
} from '@contract';
import type { App } from './app';
import { errorText } from './errorText';
import { loadTarget, reloadCommands } from './loadTarget';
import { oneAtATime } from './oneAtATime';
import { tellUnwritten } from './tellUnwritten';

/** Reads what the window needs and keeps the stores up to date. Gives what ends it. */
export function startApp(app: App): () => void {
  const { platform, connection } = app;
  const { registry } = platform;
  const reload = oneAtATime((targetId: string) => reloadCommands(app, targetId));
  const ends = [
    registry.on(TargetChanged, (target) => {
      const known = app.targets.getState().list.some(({ config }) => config.id === target.config.id);
      app.targets.getState().put(target);
      // Added elsewhere: another window, or the inspector itself.
      if (!known) void loadTarget(app, target.config.id);
    }),
    registry.on(TargetRemoved, ({ targetId }) => app.targets.getState().remove(targetId)),
    registry.on(CommandsChanged, ({ targetId }) => void reload(targetId)),
    registry.on(CallChanged, (call) => app.callInbox.add(call)),
    registry.on(CallPathKnown, (path) => app.callInbox.addPath(path)),
    registry.on(UnwrittenChanged, ({ files }) => tellUnwritten(app, files)),
    platform.connection.subscribe((state) => {
      connection.setState({ state });
      if (state === 'open') void load(app);
    }),
  ];
  const flush = (): void => {
    app.settings.getState().flush();
    app.drafts.getState().flush();
  };
  globalThis.addEventListener('pagehide', flush);
  void load(app);
  return () => {
    for (const end of ends) end();
    globalThis.removeEventListener('pagehide', flush);
    flush();
    app.callInbox.flush();
    app.bulk.dispose();
  };
}

async function load(app: App): Promise<void> {
  const { inspector } = app.platform;
  try {
    const [start, targets] = await Promise.all([inspector.start(), inspector.listTargets()]);
    app.settings.getState().loaded(start);
    tellUnwritten(app, start.unwritten ?? []);
    app.commands.getState().setAllChosen(start.settings.chosenCommandIds ?? {});
    app.targets.getState().setAll(targets);
    const wanted = app.targets.getState().chosenId ?? start.settings.chosenTargetId;
    const chosen = targets.find(({ config }) => config.id === wanted) ?? targets[0];
    app.targets.getState().setChosen(chosen?.config.id);
    await Promise.all(targets.map(({ config }) => loadTarget(app, config.id)));
  } catch (error) {
    if (app.platform.connection.state === 'closed') return; // Read again once the link is back.
    app.notices.getState().show({
      id: 'start',
      tone: 'error',
      lead: 'The inspector didn’t answer.',
      text: errorText(error),
      actions: [{ label: 'Try again', run: () => void load(app) }],
    });
  }
}
