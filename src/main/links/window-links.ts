import { isIpcFrame, isIpcOpen, isIpcRecords, RegistryName, ToMain } from '@contract';
import type { CommandRegistry } from '@mesh';
import type { MessagePortMain, WebContents } from 'electron';
import type { GuardedIpc } from '../ipc/guarded-ipc';
import { PageLink } from './page-link';

export interface LinkHost {
  readonly ipc: GuardedIpc;
  readonly registry: CommandRegistry;
  /** Serves a page's end of the bulk port, until the port closes. */
  openBulk(port: MessagePortMain): void;
  /** Takes what the registry of that name observed. */
  reportSelf(registry: string, records: readonly string[]): void;
  /** Something that no page can be told. */
  problem(text: string): void;
}

/**
 * The links of all windows. A document asks for its link when its preload script runs; the link ends at once when the
 * document does: by a reload, a crash, or its window's end.
 */
export class WindowLinks {
  readonly #host: LinkHost;
  readonly #links = new Map<WebContents, PageLink>();
  readonly #channelIds = new Map<WebContents, string>();

  constructor(host: LinkHost) {
    this.#host = host;
    const { ipc } = host;
    ipc.on(ToMain.open, (sender, payload) => {
      if (isIpcOpen(payload)) this.#open(sender, payload.linkId);
      else host.problem('A page asked for a link in an unknown way.');
    });
    ipc.on(ToMain.frame, (sender, payload) => {
      const link = this.#links.get(sender);
      // A frame of a document that is gone by now ends here.
      if (isIpcFrame(payload) && link?.linkId === payload.linkId) link.channel.deliver(payload.message);
    });
    ipc.on(ToMain.records, (sender, payload) => {
      const link = this.#links.get(sender);
      if (isIpcRecords(payload) && link?.linkId === payload.linkId)
        host.reportSelf(RegistryName.preload, payload.records);
    });
  }

  /** Lets a window's pages link, under this channel id. */
  add(contents: WebContents, channelId: string): void {
    this.#channelIds.set(contents, channelId);
    this.#host.ipc.admit(contents);
    contents.on('render-process-gone', (_event, { reason }) =>
      this.#end(contents, `The page's process has ended: ${reason}.`),
    );
    contents.once('destroyed', () => {
      this.#end(contents, 'The window was closed.');
      this.#channelIds.delete(contents);
    });
  }

  /** The window's contents behind a channel. */
  contentsOf(channelId: string): WebContents | undefined {
    for (const [contents, id] of this.#channelIds) if (id === channelId) return contents;
    return undefined;
  }

  #open(contents: WebContents, linkId: string): void {
    const channelId = this.#channelIds.get(contents);
    if (channelId === undefined) return;
    this.#end(contents, 'The page was reloaded.');
    const link = new PageLink(linkId, channelId, contents);
    this.#links.set(contents, link);
    this.#host.openBulk(link.bulk);
    link.join(this.#host.registry).catch((error: unknown) => {
      this.#host.problem(`A page couldn't be linked: ${String(error)}`);
    });
  }

  #end(contents: WebContents, cause: string): void {
    this.#links.get(contents)?.end(cause);
    this.#links.delete(contents);
  }
}
