import { markParts } from '../../features/commands';
import { connectTarget } from '../../features/targets';
import { type App, chooseTarget } from '../../stores';
import type { PaletteGroup } from './paletteGroup';

const words = {
  connected: '',
  unresponsive: 'unresponsive',
  connecting: 'connecting',
  failed: 'failed',
  disconnected: 'not connected',
} as const;

/** The targets whose name or URL matches; opening one shows it, Mod+Enter connects it too. */
export function targetItems(app: App, query: string): PaletteGroup {
  const found = app.targets
    .getState()
    .list.filter(({ config }) =>
      query === '' ? true : markParts(`${config.name} ${config.url}`, query).some(({ marked }) => marked),
    );
  return {
    title: 'Targets',
    note: String(found.length),
    items: found.map((target) => ({
      id: `target ${target.config.id}`,
      icon: { kind: 'target', status: target.status },
      label: target.config.name,
      detail: target.config.url,
      monoDetail: true,
      right:
        target.fault !== undefined && target.status !== 'connected'
          ? target.fault.label
          : words[target.status],
      run: () => chooseTarget(app, target.config.id),
      runNow: () => {
        chooseTarget(app, target.config.id);
        if (target.status === 'disconnected' || target.status === 'failed') void connectTarget(app, target);
      },
    })),
  };
}
