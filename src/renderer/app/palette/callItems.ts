import type { CallRecord } from '@contract';
import { formatDuration } from '../../components';
import { outcomeOf } from '../../features/calls';
import { markParts } from '../../features/commands';
import { type App, callKey, chooseCommand } from '../../stores';
import { ago } from './ago';
import type { PaletteGroup } from './paletteGroup';
import { requestSummary } from './requestSummary';

/** The newest call of each command that matches; opening one shows its request and its result. */
export function callItems(app: App, query: string, limit: number, now: number): PaletteGroup {
  const { byId, totals } = app.calls.getState();
  const { list } = app.targets.getState();
  const newest = new Map<string, CallRecord>();
  for (const call of [...byId.values()].sort((a, b) => b.startedAt - a.startedAt)) {
    const key = callKey(call.targetId, call.commandId);
    const matches = query === '' || markParts(call.commandId, query).some(({ marked }) => marked);
    if (matches && call.status !== 'running' && !newest.has(key)) newest.set(key, call);
  }
  const shown = [...newest.values()].slice(0, limit);
  const total = list.reduce((sum, { config }) => sum + (totals[config.id] ?? 0), 0);
  return {
    title: 'Recent calls',
    note: `${shown.length} of ${Math.max(total, byId.size).toLocaleString()}`,
    items: shown.map((call) => ({
      id: `call ${call.callId}`,
      icon: { kind: 'call', outcome: outcomeOf(call) },
      label: call.commandId,
      mono: true,
      detail:
        call.fault === undefined
          ? requestSummary(call.requestText)
          : `${call.fault.code}: ${call.fault.message}`,
      ...(call.durationMs === undefined ? {} : { right: formatDuration(call.durationMs) }),
      when: ago(now - call.startedAt),
      run: () => {
        chooseCommand(app, call.targetId, call.commandId);
        app.calls.getState().show(callKey(call.targetId, call.commandId), call.callId);
        app.requestIntent.getState().ask({ kind: 'use', call });
      },
    })),
  };
}
