import type { TargetState } from '@contract';
import { type App, chooseTarget, tell } from '../../stores';

/** A program may take as long as it needs to start: the inspector's own steps have the deadlines. */
const noDeadline = { timeoutMs: 0 };

export const connectTarget = (app: App, { config }: TargetState): Promise<boolean> =>
  tell(app, `Connecting ${config.name}`, async () => {
    app.targets.getState().put(await app.platform.inspector.connect({ targetId: config.id }, noDeadline));
  });

export const disconnectTarget = (app: App, { config }: TargetState): Promise<boolean> =>
  tell(app, `Disconnecting ${config.name}`, async () => {
    app.targets.getState().put(await app.platform.inspector.disconnect({ targetId: config.id }));
  });

/** Ends the link and makes it anew; a program is started again. */
export const reconnectTarget = async (app: App, target: TargetState): Promise<boolean> =>
  (await disconnectTarget(app, target)) && connectTarget(app, target);

export const refreshCommands = (app: App, { config }: TargetState): Promise<boolean> =>
  tell(app, `Reading the commands of ${config.name}`, () =>
    app.platform.inspector.refreshCommands({ targetId: config.id }),
  );

/** Saves a copy, unconnected, and shows it. */
export const duplicateTarget = (app: App, { config }: TargetState): Promise<boolean> =>
  tell(app, `Duplicating ${config.name}`, async () => {
    const { id: _, ...rest } = config;
    const copy = await app.platform.inspector.addTarget({
      ...rest,
      name: `${config.name} copy`,
      connectAtStart: false,
    });
    app.targets.getState().put(copy);
    chooseTarget(app, copy.config.id);
  });

/** Forgets a target, and offers to put it back. */
export async function removeTarget(app: App, { config }: TargetState): Promise<void> {
  const index = app.targets.getState().list.findIndex((one) => one.config.id === config.id);
  const removed = await tell(app, `Removing ${config.name}`, async () => {
    await app.platform.inspector.removeTarget({ targetId: config.id });
    app.targets.getState().remove(config.id);
  });
  if (!removed) return;
  const notice = `removed ${config.id}`;
  const { show, dismiss } = app.notices.getState();
  const putBack = (): Promise<boolean> =>
    tell(app, `Putting ${config.name} back`, async () => {
      const back = await app.platform.inspector.addTarget({ ...config, index });
      app.targets.getState().put(back, index);
      chooseTarget(app, config.id);
      dismiss(notice);
    });
  show({
    id: notice,
    tone: 'info',
    text: `${config.name} was removed.`,
    actions: [
      { label: 'Undo', run: () => void putBack() },
      { label: 'Dismiss', run: () => dismiss(notice) },
    ],
  });
}
