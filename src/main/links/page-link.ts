import { IpcChannel, ToPreload } from '@contract';
import type { CommandRegistry } from '@mesh';
import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';

/** What one document of a window has: its channel in the mesh, and its bulk port. */
export class PageLink {
  readonly linkId: string;
  readonly channel: IpcChannel;
  /** This side's end of the bulk port; the other end is on its way to the page. */
  readonly bulk: MessagePortMain;

  constructor(linkId: string, channelId: string, contents: WebContents) {
    this.linkId = linkId;
    this.channel = new IpcChannel(channelId, (message) => {
      // A window that is being closed takes nothing; its link ends in the same moment.
      if (!contents.isDestroyed()) contents.send(ToPreload.frame, { linkId, message });
    });
    const { port1, port2 } = new MessageChannelMain();
    this.bulk = port1;
    // The port belongs to the document: it closes when that is reloaded, and when its process crashes.
    port1.on('close', () => this.end('The page was reloaded or has ended.'));
    port1.start();
    contents.postMessage(ToPreload.bulkPort, { linkId }, [port2]);
  }

  /** Joins the mesh; an earlier link of that channel id ends first. */
  async join(registry: CommandRegistry): Promise<void> {
    await registry.registerChannel(this.channel);
  }

  end(cause: string): void {
    this.channel.end(cause);
    this.bulk.close();
  }
}
