import { markParts } from '../../features/commands';
import { type ActionId, type App, actionIds, chooseCommand, keyMap, keysOf } from '../../stores';
import type { PaletteGroup, PaletteItem } from './paletteGroup';

/** What makes no sense out of a list. */
const left: readonly ActionId[] = [
  'palette',
  'cancel',
  'nextRegion',
  'previousRegion',
  'openSidebar',
  'focusRequest',
];

/** The actions that can be done now and match, and what can be done with the query itself. */
export function actionItems(app: App, query: string, limit: number): PaletteGroup {
  const own = app.settings.getState().settings.keys;
  const found = actionIds.filter(
    (id) =>
      !left.includes(id) &&
      app.actions.can(id) &&
      (query === '' || markParts(keyMap[id].label, query).some(({ marked }) => marked)),
  );
  const items: PaletteItem[] = found.slice(0, limit).map((id) => {
    const keys = keysOf(id, own)[0];
    return {
      id: `action ${id}`,
      icon: { kind: 'action' },
      label: keyMap[id].label,
      ...(keys === undefined ? {} : { keys }),
      run: () => void app.actions.run(id),
    };
  });
  if (query !== '') items.push(...queryItems(app, query));
  return { title: 'Actions', note: String(items.length), items };
}

function queryItems(app: App, query: string): readonly PaletteItem[] {
  const targetId = app.targets.getState().chosenId;
  const keys = keysOf('showTraffic', app.settings.getState().settings.keys)[0];
  return [
    {
      id: 'filter traffic',
      icon: { kind: 'traffic' },
      label: 'Filter Traffic by',
      typed: query,
      ...(keys === undefined ? {} : { keys }),
      run: () => app.dock.getState().revealIn({ tab: 'traffic', filter: query }),
    },
    ...(targetId === undefined || /\s/.test(query)
      ? []
      : [
          {
            id: 'unlisted',
            icon: { kind: 'unlisted' } as const,
            label: 'Call the unlisted id',
            typed: query,
            run: () => chooseCommand(app, targetId, query),
          },
        ]),
  ];
}
