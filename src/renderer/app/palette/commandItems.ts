import type { ListedCommand, TargetState } from '@contract';
import { formatCount } from '../../components';
import { filterCommands } from '../../features/commands';
import { type App, callKey, chooseCommand } from '../../stores';
import type { PaletteGroup, PaletteItem } from './paletteGroup';
import { plainLine } from './plainLine';

interface Found {
  readonly target: TargetState;
  readonly command: ListedCommand;
}

/** The commands of all targets that match: those of the chosen target first; favourites, then what was used last. */
export function commandItems(app: App, query: string, limit: number, all: boolean): PaletteGroup {
  const { list, chosenId } = app.targets.getState();
  const { byTarget } = app.commands.getState();
  const starred = new Set(app.settings.getState().settings.starred ?? []);
  const of = (target: TargetState): readonly Found[] =>
    filterCommands(byTarget[target.config.id] ?? [], query).map((command) => ({ target, command }));
  const here = list.filter(({ config }) => config.id === chosenId).flatMap(of);
  const there = query === '' && !all ? [] : list.filter(({ config }) => config.id !== chosenId).flatMap(of);
  const used = lastUsed(app);
  const keyOf = ({ target, command }: Found): string => callKey(target.config.id, command.id);
  const order = (a: Found, b: Found): number =>
    Number(starred.has(keyOf(b))) - Number(starred.has(keyOf(a))) ||
    (used.get(keyOf(b)) ?? 0) - (used.get(keyOf(a)) ?? 0);
  const found = [...[...here].sort(order), ...[...there].sort(order)];
  const left = found.length - limit;
  return {
    title: 'Commands',
    note:
      there.length === 0
        ? formatCount(here.length)
        : `${formatCount(here.length)} here, ${formatCount(there.length)} in other targets`,
    items: [
      ...found.slice(0, limit).map((one) => itemOf(app, one)),
      ...(left > 0 ? [moreItem(app, left, all)] : []),
    ],
  };
}

/** When each command was called last, by `callKey`. */
function lastUsed(app: App): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const { targetId, commandId, startedAt } of app.calls.getState().byId.values()) {
    const key = callKey(targetId, commandId);
    used.set(key, Math.max(used.get(key) ?? 0, startedAt));
  }
  return used;
}

function itemOf(app: App, { target, command }: Found): PaletteItem {
  const { config } = target;
  const running = app.calls.getState().running[callKey(config.id, command.id)] ?? 0;
  const open = (): void => chooseCommand(app, config.id, command.id);
  return {
    id: `command ${config.id} ${command.id}`,
    icon: { kind: 'command' },
    label: command.id,
    mono: true,
    ...(command.description === undefined ? {} : { detail: plainLine(command.description) }),
    ...(running === 0 ? {} : { badge: `${running} running` }),
    right: config.name,
    run: open,
    runNow: () => {
      open();
      app.requestIntent.getState().ask({ kind: 'execute' });
    },
  };
}

const moreItem = (app: App, left: number, all: boolean): PaletteItem => ({
  id: 'more commands',
  icon: { kind: 'more' },
  label: `${formatCount(left)} more ${left === 1 ? 'command' : 'commands'}${all ? ': write more of the name' : ''}`,
  run: () => app.palette.getState().setScope('commands'),
});
