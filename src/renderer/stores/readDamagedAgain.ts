import type { App } from './app';
import { loadTarget } from './loadTarget';
import { tell } from './tell';

/**
 * Has a damaged file of the user's read again, and takes in what could be read.
 * @returns whether it was read, be it damaged still or well
 */
export const readDamagedAgain = (app: App, kind: 'settings' | 'targets' | 'drafts'): Promise<boolean> =>
  tell(app, 'Reading the file again', async () => {
    app.drafts.getState().flush();
    app.settings.getState().flush();
    app.settings.getState().loaded(await app.platform.inspector.readAgain({ kind }));
    if (kind !== 'drafts') return;
    const { list } = app.targets.getState();
    await Promise.all(list.map(({ config }) => loadTarget(app, config.id)));
  });
