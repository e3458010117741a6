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
  const load = loader(app);
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
      // What the window shows may be out of date until it is read again: till then the link isn't back for it.
      if (state === 'open') void load();
      else connection.setState({ state });
    }),
  ];
  const flush = (): void => {
    app.settings.getState().flush();
    app.drafts.getState().flush();
  };
  globalThis.addEventListener('pagehide', flush);
  void load();
  return () => {
    for (const end of ends) end();
    globalThis.removeEventListener('pagehide', flush);
    flush();
    app.callInbox.flush();
    app.bulk.dispose();
  };
}

/** Reads everything anew; only the newest reading counts. */
function loader(app: App): () => Promise<void> {
  let newest = 0;
  return async function load(): Promise<void> {
    const reading = ++newest;
    const { inspector, connection } = app.platform;
    const isOld = (): boolean => reading !== newest || connection.state === 'closed';
    try {
      const start = await inspector.start();
      // By itself: a target's news that arrive after its list must not be overwritten by it.
      const targets = await inspector.listTargets();
      if (isOld()) return;
      app.settings.getState().loaded(start);
      tellUnwritten(app, start.unwritten ?? []);
      app.commands.getState().setAllChosen(start.settings.chosenCommandIds ?? {});
      app.targets.getState().setAll(targets);
      const wanted = app.targets.getState().chosenId ?? start.settings.chosenTargetId;
      const chosen = targets.find(({ config }) => config.id === wanted) ?? targets[0];
      app.targets.getState().setChosen(chosen?.config.id);
      app.connection.setState({ state: 'open' });
      app.notices.getState().dismiss('start');
      await Promise.all(targets.map(({ config }) => loadTarget(app, config.id)));
    } catch (error) {
      if (isOld()) return; // Read again once the link is back.
      app.connection.setState({ state: 'open' });
      app.notices.getState().show({
        id: 'start',
        tone: 'error',
        lead: 'The inspector didn’t answer.',
        text: errorText(error),
        actions: [{ label: 'Try again', run: () => void load() }],
      });
    }
  };
}
