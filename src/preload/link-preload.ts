import {
  collectRecords,
  IpcChannel,
  type IpcFrame,
  type IpcOpen,
  isIpcFrame,
  isIpcOpen,
  PreloadInfo,
  pagePort,
  RegistryName,
  ToMain,
  ToPreload,
  toNonce,
} from '@contract';
import { CommandRegistry, MessagePortChannel } from '@mesh';
import { ipcRenderer } from 'electron';
import { handOverPorts } from './hand-over-ports';

/** The registry `preload`: a bridge between Electron IPC and the page's port, which puts no deadline on what it forwards. */
export function linkPreload(): void {
  const linkId = toNonce(crypto.getRandomValues(new Uint8Array(16)));
  const open: IpcOpen = { linkId };
  const givePorts = handOverPorts();
  const registry = new CommandRegistry({
    id: RegistryName.preload,
    routerChannel: RegistryName.main,
    requestTimeoutMs: 0,
  });
  const main = new IpcChannel(RegistryName.main, (message) => {
    const frame: IpcFrame = { linkId, message };
    ipcRenderer.send(ToMain.frame, frame);
  });
  ipcRenderer.on(ToPreload.frame, (_event, payload: unknown) => {
    if (isIpcFrame(payload) && payload.linkId === linkId) main.deliver(payload.message);
  });
  ipcRenderer.on(ToPreload.bulkPort, ({ ports: [bulk] }, payload: unknown) => {
    if (!bulk || !isIpcOpen(payload) || payload.linkId !== linkId) return;
    const { port1, port2 } = new MessageChannel();
    void registry.registerChannel(new MessagePortChannel(RegistryName.renderer, pagePort(port1)));
    givePorts([port2, bulk]);
  });
  collectRecords(
    registry,
    (flush, delayMs) => setTimeout(flush, delayMs),
    (records) => ipcRenderer.send(ToMain.records, { linkId, records }),
  );
  void registry.registerCommand(PreloadInfo, () => ({
    origin: location.origin,
    sandboxed: process.sandboxed,
    versions: {
      electron: process.versions.electron ?? '',
      chrome: process.versions.chrome ?? '',
      node: process.versions.node,
    },
  }));
  ipcRenderer.send(ToMain.open, open);
  void registry.registerChannel(main);
}
