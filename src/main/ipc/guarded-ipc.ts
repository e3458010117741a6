import { PAGE_HOST, PAGE_SCHEME, type ToMain } from '@contract';
import type { IpcMainEvent, WebContents } from 'electron';

/** The part of ipcMain that is used; only `main/index.ts` has the real one. */
export interface IpcSource {
  on(channel: string, listener: (event: IpcMainEvent, ...args: unknown[]) => void): unknown;
}

type Listener = (sender: WebContents, payload: unknown) => void;

/** The one way in from a preload script: nothing is heard but from a known window's main frame, of our own origin. */
export class GuardedIpc {
  readonly #source: IpcSource;
  readonly #refused: (reason: string) => void;
  readonly #known = new WeakSet<WebContents>();

  /** @param refused told of every message that wasn't let in, with the reason */
  constructor(source: IpcSource, refused: (reason: string) => void) {
    this.#source = source;
    this.#refused = refused;
  }

  /** Lets in what comes from this window from now on. */
  admit(contents: WebContents): void {
    this.#known.add(contents);
  }

  on(channel: ToMain, listener: Listener): void {
    this.#source.on(channel, (event, payload) => {
      const fault = this.#faultOf(event);
      if (fault === undefined) listener(event.sender, payload);
      else this.#refused(`${channel}: ${fault}`);
    });
  }

  #faultOf({ sender, senderFrame }: IpcMainEvent): string | undefined {
    if (!this.#known.has(sender)) return 'not from a window of the app';
    // A frame that is gone by now has nothing to say any more; reading it would throw.
    if (!senderFrame || sender.isDestroyed()) return 'from a frame that is gone';
    try {
      if (senderFrame.parent !== null) return 'not from the main frame';
      const { protocol, host } = new URL(senderFrame.url);
      if (protocol !== `${PAGE_SCHEME}:` || host !== PAGE_HOST)
        return `from a foreign page, ${protocol}//${host}`;
      return undefined;
    } catch {
      return 'from a frame that is gone';
    }
  }
}
