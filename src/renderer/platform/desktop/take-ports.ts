import { isPortHandover, type PageReady, toNonce } from '@contract';

export interface PagePorts {
  /** The link to the registry `preload`. */
  readonly link: MessagePort;
  /** Bulk data from and to main. */
  readonly bulk: MessagePort;
}

/** Says that the page is ready, and resolves with the two ports that the preload script posts (contract, handover.ts). */
export function takePorts(): Promise<PagePorts> {
  const nonce = toNonce(crypto.getRandomValues(new Uint8Array(16)));
  return new Promise((resolve) => {
    const onMessage = ({ source, origin, data, ports: [link, bulk] }: MessageEvent<unknown>): void => {
      if (source !== window || origin !== location.origin || !isPortHandover(data, nonce)) return;
      if (!link || !bulk) return;
      window.removeEventListener('message', onMessage);
      resolve({ link, bulk });
    };
    window.addEventListener('message', onMessage);
    const ready: PageReady = { kind: 'meshscope.page-ready', nonce };
    window.postMessage(ready, location.origin);
  });
}
