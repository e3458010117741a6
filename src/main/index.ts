import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { dataDirectory } from '@contract';
import { app, ipcMain, protocol, session } from 'electron';
import { appFiles } from './app-files';
import { Desktop } from './desktop';
import { sayNoStart } from './doors/guarded-dialog';
import { GuardedIpc } from './ipc/guarded-ipc';
import { log } from './log';
import { announcePageScheme, servePage } from './page/page-protocol';
import { denyNavigation, denyPermissions } from './window/lock-down';
import { setMenu } from './window/menu';

const data = resolve(
  dataDirectory({ platform: process.platform, env: process.env, home: homedir(), temporary: tmpdir() }),
);
const files = appFiles(dirname(__dirname));

app.setName('Meshscope');
// One instance a data directory; Chromium's own files lie apart from the user's.
app.setPath('userData', join(data, 'electron'));

if (!app.requestSingleInstanceLock()) {
  log(`Meshscope is open already on ${data}; its window is brought to the front.`);
  app.exit(0);
} else {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  announcePageScheme(protocol);
  denyNavigation(app);
  void start();
}

async function start(): Promise<void> {
  await app.whenReady();
  denyPermissions(session.defaultSession);
  servePage(protocol, files.page);
  const ipc = new GuardedIpc(ipcMain, (reason) => log(`A message was refused: ${reason}.`));
  const desktop = new Desktop({ data, files, ipc, version: app.getVersion() });
  setMenu(process.platform, () => void desktop.reload());
  app.on('second-instance', () => desktop.show());
  app.on('activate', () => desktop.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void desktop.end().finally(() => {
      ended = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  try {
    await desktop.begin();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log(`Meshscope can't start: ${reason}`);
    sayNoStart(reason);
    app.exit(1);
  }
}
