import { act, type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Platform } from '../../../platform';
import { type App, AppProvider, createApp, type DockTab } from '../../../stores';
import { ThemeProvider } from '../../../theme';
import { StreamsProvider } from '../StreamsProvider';
import { BulkBench } from './bulkBench';

/** What the interface asked of the inspector and of the system. */
export interface Asked {
  readonly emits: unknown[];
  readonly saved: { readonly name: string; readonly text: string }[];
  readonly copied: string[];
}

export interface DockBench extends RenderResult {
  readonly bench: BulkBench;
  readonly app: App;
  readonly asked: Asked;
  /** Delivers a batch and waits until the view has taken it in. */
  batch(...args: Parameters<BulkBench['batch']>): Promise<void>;
}

/** Frames come from a bench instead of an inspector; stores, streams and views are the real ones. */
export function renderDock(
  tab: DockTab,
  emit: (event: unknown) => Promise<void> = async () => {},
): DockBench {
  // As wide as the drawings: the detail stands beside the table.
  window.innerWidth = 1440;
  const bench = new BulkBench();
  const asked: Asked = { emits: [], saved: [], copied: [] };
  const app = createApp(platformOf(bench, asked, emit));
  app.targets.getState().setAll([
    {
      config: { id: 'demo', url: 'demo:', name: 'Demo mesh', connectAtStart: true },
      status: 'connected',
      channel: 'root',
      commandCount: 0,
      steps: [],
    },
  ]);
  app.targets.getState().setChosen('demo');
  const view = render(
    <ThemeProvider>
      <AppProvider value={app}>
        <StreamsProvider>
          <Tab tab={tab} />
        </StreamsProvider>
      </AppProvider>
    </ThemeProvider>,
  );
  const batch: DockBench['batch'] = async (...args) => {
    await act(async () => {
      bench.batch(...args);
      // As long as a repaint may take, and the frame that it waits for.
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
  };
  return { ...view, bench, app, asked, batch };
}

function Tab({ tab: { Toolbar, Panel } }: { tab: DockTab }): ReactNode {
  return (
    <>
      <Toolbar />
      <Panel />
    </>
  );
}

function platformOf(bench: BulkBench, asked: Asked, emit: (event: unknown) => Promise<void>): Platform {
  const inspector = {
    emit(event: unknown) {
      asked.emits.push(event);
      return emit(event);
    },
    changeSettings: async () => ({}),
    saveDraft: async () => {},
  };
  return {
    edition: 'browser',
    registry: { on: () => () => {} },
    inspector,
    bulk: bench,
    connection: { state: 'open', subscribe: () => () => {} },
    saveFile: async (name: string, text: string) => void asked.saved.push({ name, text }),
    copyText: async (text: string) => void asked.copied.push(text),
    openExternal: async () => {},
    // Only what the dock uses is here.
  } as unknown as Platform;
}
