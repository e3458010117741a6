import { isPageReady, type PortHandover } from '@contract';

export type PagePorts = readonly [link: MessagePort, bulk: MessagePort];

/**
 * Posts the ports to the page, once, when both have come: they, and the page's word that it is ready (contract,
 * handover.ts).
 *
 * @returns takes the ports
 */
export function handOverPorts(): (ports: PagePorts) => void {
  let ports: PagePorts | undefined;
  let nonce: string | undefined;
  let done = false;
  const post = (): void => {
    if (done || ports === undefined || nonce === undefined) return;
    done = true;
    window.removeEventListener('message', onMessage);
    const handover: PortHandover = { kind: 'meshscope.ports', nonce };
    window.postMessage(handover, location.origin, [...ports]);
  };
  const onMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== window || origin !== location.origin || !isPageReady(data)) return;
    nonce = data.nonce;
    post();
  };
  window.addEventListener('message', onMessage);
  return (given) => {
    ports ??= given;
    post();
  };
}
