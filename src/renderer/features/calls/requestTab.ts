import { useStore } from 'zustand';
import { useApp } from '../../stores';
import type { Request } from './useRequest';

export type RequestTab = 'form' | 'json' | 'schema';

const isTab = (value: unknown): value is RequestTab =>
  value === 'form' || value === 'json' || value === 'schema';

/** The tab that is shown: the one chosen last, where this command has it. */
export function useRequestTab(request: Request): [tab: RequestTab, choose: (tab: string | null) => void] {
  const { layout } = useApp();
  const kept = useStore(layout, ({ values }) => values.requestTab);
  const wanted = isTab(kept) ? kept : 'form';
  const hasForm = request.takes === 'schema' && request.formless === undefined;
  const hasSchema = request.command?.schema !== undefined;
  const has = wanted === 'form' ? hasForm : wanted === 'schema' ? hasSchema : true;
  return [
    has ? wanted : hasForm ? 'form' : 'json',
    (tab) => {
      if (isTab(tab)) layout.getState().set('requestTab', tab);
    },
  ];
}
