import { InspectorService, RegistryName } from '@contract';
import { PageConnection } from '../page-connection';
import { createPageRegistry } from '../page-registry';
import type { Platform } from '../platform';
import { reportSelf } from '../report-self';
import { saveFile } from '../save-file';
import { SocketBulk } from './socket-bulk';
import { stayLinked } from './stay-linked';

function openExternal(url: string): Promise<void> {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    return Promise.reject(new Error('Only http and https addresses are opened.'));
  if (window.confirm(`Open this address in a new tab?\n\n${href}`))
    window.open(href, '_blank', 'noopener,noreferrer');
  return Promise.resolve();
}

/** The platform of a page in a browser: two WebSockets to the server that it came from. */
export async function createBrowserPlatform(): Promise<Platform> {
  const registry = createPageRegistry(RegistryName.main);
  const bulk = new SocketBulk();
  const connection = new PageConnection();
  reportSelf(registry, bulk);
  await stayLinked(registry, bulk, connection);
  return {
    edition: 'browser',
    registry,
    inspector: registry.client(InspectorService),
    bulk,
    connection,
    saveFile,
    copyText: (text) => navigator.clipboard.writeText(text),
    openExternal,
  };
}
