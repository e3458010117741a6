import type { TargetState } from '@contract';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type App, chooseTarget, errorText, type OpenDialog, useApp } from '../../stores';
import { urlProblem } from './schemes';
import { configOf, formOf, type TargetForm } from './targetForm';

type Opened = Extract<OpenDialog, { kind: 'add-target' | 'edit-target' }>;

export interface TargetDialogState {
  readonly form: TargetForm;
  readonly change: (form: TargetForm) => void;
  /** The saved target, once there is one. */
  readonly target: TargetState | undefined;
  /** Something that isn't the connection's own failure: saving, the inspector. */
  readonly problem: string | undefined;
  readonly ready: boolean;
  readonly save: () => Promise<void>;
  readonly connect: (how?: { withoutList?: boolean; listTimeoutMs?: number }) => Promise<void>;
  readonly stop: () => void;
}

const find = (app: App, id: string | undefined): TargetState | undefined =>
  app.targets.getState().list.find(({ config }) => config.id === id);

/**
 * What the dialog does: saves before it connects, follows the steps, closes once the target is linked. Closed before
 * that, it leaves the target chosen that connects: not later, when something else may be under the user's hands.
 */
export function useTargetDialog(opened: Opened): TargetDialogState {
  const app = useApp();
  const [targetId, setTargetId] = useState(opened.kind === 'edit-target' ? opened.targetId : undefined);
  const target = useStore(app.targets, ({ list }) => list.find(({ config }) => config.id === targetId));
  const [form, setForm] = useState(() =>
    formOf(find(app, targetId)?.config, opened.kind === 'add-target' ? opened.url : undefined),
  );
  const [problem, setProblem] = useState<string>();
  const open = useRef(true);
  const connecting = useRef<string>(undefined);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
      if (connecting.current !== undefined) chooseTarget(app, connecting.current);
    };
  }, [app]);

  const write = async (): Promise<TargetState> => {
    const { inspector } = app.platform;
    const config = configOf(form);
    const saved =
      targetId === undefined
        ? await inspector.addTarget(config)
        : await inspector.changeTarget({ ...config, id: targetId });
    app.targets.getState().put(saved);
    setTargetId(saved.config.id);
    return saved;
  };
  const attempt = async (run: () => Promise<void>): Promise<void> => {
    try {
      setProblem(undefined);
      await run();
    } catch (error) {
      setProblem(errorText(error));
    }
  };

  return {
    form,
    change: setForm,
    target,
    problem,
    ready: form.url.trim() !== '' && urlProblem(form.url) === undefined && target?.status !== 'connecting',
    save: () =>
      attempt(async () => {
        await write();
        app.dialogs.getState().close();
      }),
    connect: (how = {}) =>
      attempt(async () => {
        const { config, status } = await write();
        const { inspector } = app.platform;
        connecting.current = config.id;
        // Closed while it was saved.
        if (!open.current) chooseTarget(app, config.id);
        if (status === 'connected' || status === 'unresponsive')
          app.targets.getState().put(await inspector.disconnect({ targetId: config.id }));
        // The steps have their own deadlines, which the user can lengthen.
        const state = await inspector
          .connect({ targetId: config.id, ...how }, { timeoutMs: 0 })
          .finally(() => (connecting.current = undefined));
        app.targets.getState().put(state);
        if (state.status !== 'connected' || !open.current) return;
        chooseTarget(app, config.id);
        app.dialogs.getState().close();
      }),
    stop: () => {
      if (targetId !== undefined)
        void attempt(async () => void (await app.platform.inspector.disconnect({ targetId })));
    },
  };
}
