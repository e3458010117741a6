import type { FromPage, ToPage } from '@contract';
import type { BulkPort } from '@inspector';
import type { MessagePortMain } from 'electron';

/** The inspector's end of a page's bulk port. */
export function electronBulkPort(port: MessagePortMain): BulkPort {
  return {
    post: (message: ToPage) => port.postMessage(message),
    listen: (onMessage, onClose) => {
      // It comes from our own page: the port was handed to nobody else.
      port.on('message', ({ data }) => onMessage(data as FromPage));
      port.on('close', onClose);
    },
  };
}
