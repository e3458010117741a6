import { markParts } from '../../features/commands';
import type { Rates } from '../../features/streams';
import { formatRate } from '../../features/streams';
import type { App } from '../../stores';
import { actionItems } from './actionItems';
import { callItems } from './callItems';
import { commandItems } from './commandItems';
import type { PaletteGroup } from './paletteGroup';
import type { QueryScope } from './paletteQuery';
import { targetItems } from './targetItems';

export interface EventFacts {
  readonly ids: readonly string[];
  readonly rates: Rates;
}

/** Everything that a query finds, in the order in which it is shown; groups without items are left out. */
export function paletteGroups(
  app: App,
  scope: QueryScope,
  query: string,
  events: EventFacts,
): readonly PaletteGroup[] {
  return groupsOf(app, scope, query, events).filter(({ items }) => items.length > 0);
}

function groupsOf(app: App, scope: QueryScope, query: string, events: EventFacts): readonly PaletteGroup[] {
  switch (scope) {
    case 'all':
      return query === ''
        ? [
            callItems(app, query, 4, Date.now()),
            commandItems(app, query, 6, false),
            targetItems(app, query),
            actionItems(app, query, 6),
          ]
        : [
            commandItems(app, query, 4, false),
            callItems(app, query, 2, Date.now()),
            eventItems(app, query, events),
            targetItems(app, query),
            actionItems(app, query, 4),
          ];
    case 'commands':
      return [commandItems(app, query, 200, true)];
    case 'targets':
      return [targetItems(app, query)];
    case 'actions':
      return [actionItems(app, query, 100)];
    case 'ids':
      return query === '' ? [] : [idItems(app, query)];
  }
}

function eventItems(app: App, query: string, { ids, rates }: EventFacts): PaletteGroup {
  const found = ids.filter((id) => markParts(id, query).some(({ marked }) => marked));
  return {
    title: 'Events',
    note: String(found.length),
    items: found.slice(0, 3).map((id) => ({
      id: `event ${id}`,
      icon: { kind: 'event' },
      label: id,
      mono: true,
      detail: 'Show in Events',
      right: `${formatRate(rates.byEvent.get(id) ?? 0)}/s`,
      run: () => app.dock.getState().revealIn({ tab: 'events', eventId: id }),
    })),
  };
}

/** A message or trace id: where it is to be seen. */
function idItems(app: App, query: string): PaletteGroup {
  const call = [...app.calls.getState().byId.values()].find(
    ({ callId, messageId }) => callId === query || messageId === query,
  );
  return {
    title: 'Message or trace id',
    note: '',
    items: [
      ...(call === undefined ? [] : callItems(app, call.commandId, 1, Date.now()).items),
      {
        id: 'id in traffic',
        icon: { kind: 'traffic' },
        label: 'Filter Traffic by',
        typed: query,
        run: () => app.dock.getState().revealIn({ tab: 'traffic', filter: query }),
      },
    ],
  };
}
