import type { App } from './app';

/** Shows a target: its commands, calls and traffic. Kept over a restart. */
export function chooseTarget(app: App, targetId: string): void {
  app.targets.getState().setChosen(targetId);
  app.settings.getState().change({ chosenTargetId: targetId });
}

/** Opens a command of a target, listed or not, in sight. Kept over a restart. */
export function chooseCommand(app: App, targetId: string, commandId: string): void {
  if (app.targets.getState().chosenId !== targetId) chooseTarget(app, targetId);
  app.commands.getState().setChosen(targetId, commandId);
  app.dock.getState().uncover();
  app.settings.getState().change({ chosenCommandIds: app.commands.getState().chosen });
}
