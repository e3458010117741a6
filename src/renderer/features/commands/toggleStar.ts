import type { App } from '../../stores';

/** Makes a command (by `callKey`) a favourite, or no longer one. */
export function toggleStar(app: App, key: string): void {
  const { settings, change } = app.settings.getState();
  const starred = settings.starred ?? [];
  change({ starred: starred.includes(key) ? starred.filter((other) => other !== key) : [...starred, key] });
}
