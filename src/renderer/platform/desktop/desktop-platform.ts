import { InspectorService, pagePort, RegistryName } from '@contract';
import { MessagePortChannel } from '@mesh';
import { PageConnection } from '../page-connection';
import { createPageRegistry } from '../page-registry';
import type { Platform } from '../platform';
import { reportSelf } from '../report-self';
import { saveFile } from '../save-file';
import { DesktopWindow } from './desktop-window';
import { PortBulk } from './port-bulk';
import { takePorts } from './take-ports';
import { watchScheme } from './watch-scheme';

/** The platform of a page in Electron: two ports that the preload script hands over. */
export async function createDesktopPlatform(): Promise<Platform> {
  const ports = await takePorts();
  const registry = createPageRegistry(RegistryName.preload);
  const bulk = new PortBulk(ports.bulk);
  const connection = new PageConnection();
  reportSelf(registry, bulk);
  const link = await registry.registerChannel(
    new MessagePortChannel(RegistryName.preload, pagePort(ports.link)),
  );
  connection.set('open');
  void link.closed.then(() => connection.set('closed'));
  await link.ready;
  const desktop = new DesktopWindow(registry);
  await desktop.refresh();
  watchScheme((scheme) => void desktop.appear(scheme));
  return {
    edition: 'desktop',
    registry,
    inspector: registry.client(InspectorService),
    bulk,
    connection,
    windowControls: desktop,
    chooseDirectory: (startAt) => desktop.chooseDirectory(startAt),
    openDamaged: (path) => desktop.openDamaged(path),
    saveFile,
    copyText: (text) => navigator.clipboard.writeText(text),
    openExternal: (url) => desktop.openExternal(url),
  };
}
