import type { Platform } from '../platform';
import { BulkRequests } from './bulkRequests';
import { CallInbox } from './callInbox';
import { type CallsStore, createCallsStore } from './calls';
import { type CommandsStore, createCommandsStore } from './commands';
import { type ConnectionStore, createConnectionStore } from './connection';
import { createDialogsStore, type DialogsStore } from './dialogs';
import { createDockStore, type DockStore } from './dock';
import { createDraftsStore, type DraftsStore } from './drafts';
import { Actions } from './keys/actions';
import { createLayoutStore, type LayoutStore } from './layout';
import { createNoticesStore, type NoticesStore } from './notices';
import { createPaletteStore, type PaletteStore } from './palette';
import { createRequestIntentStore, type RequestIntentStore } from './requestIntent';
import { createSettingsStore, type SettingsStore } from './settings';
import { createTargetsStore, type TargetsStore } from './targets';

/** What the interface knows, a vanilla store a concern, over the platform that it speaks through. */
export interface App {
  readonly platform: Platform;
  readonly connection: ConnectionStore;
  readonly settings: SettingsStore;
  readonly layout: LayoutStore;
  readonly targets: TargetsStore;
  readonly commands: CommandsStore;
  readonly drafts: DraftsStore;
  readonly calls: CallsStore;
  readonly callInbox: CallInbox;
  readonly requestIntent: RequestIntentStore;
  readonly dock: DockStore;
  readonly palette: PaletteStore;
  readonly dialogs: DialogsStore;
  readonly notices: NoticesStore;
  readonly bulk: BulkRequests;
  readonly actions: Actions;
}

/** Makes the stores, empty; `startApp` fills them and keeps them up to date. */
export function createApp(platform: Platform): App {
  const settings = createSettingsStore(platform);
  const calls = createCallsStore();
  return {
    platform,
    settings,
    connection: createConnectionStore(platform),
    layout: createLayoutStore(settings),
    targets: createTargetsStore(),
    commands: createCommandsStore(),
    drafts: createDraftsStore(platform),
    calls,
    callInbox: new CallInbox(calls),
    requestIntent: createRequestIntentStore(),
    dock: createDockStore(settings),
    palette: createPaletteStore(),
    dialogs: createDialogsStore(),
    notices: createNoticesStore(),
    bulk: new BulkRequests(platform.bulk),
    actions: new Actions(),
  };
}
