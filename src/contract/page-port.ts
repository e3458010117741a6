import type { MessagePortLike } from '@mesh';

/** The DOM's MessagePort, as far as it is used. */
interface DomPort extends MessagePortLike {
  addEventListener(type: string, listener: (event: unknown) => void): void;
  removeEventListener(type: string, listener: (event: unknown) => void): void;
  start(): void;
  close(): void;
}

/**
 * A port whose two ends lie in one document, for a channel. Its `close` isn't listened to: both ends only ever go together
 * with their document, and Electron 22 calls such a listener while it tears the document down, which crashes the page.
 */
export function pagePort(port: DomPort): MessagePortLike {
  const heard = (type: string): boolean => type !== 'close';
  const quiet: DomPort = {
    postMessage: (message) => port.postMessage(message),
    addEventListener: (type, listener) => {
      if (heard(type)) port.addEventListener(type, listener);
    },
    removeEventListener: (type, listener) => {
      if (heard(type)) port.removeEventListener(type, listener);
    },
    start: () => port.start(),
    close: () => port.close(),
  };
  return quiet;
}
